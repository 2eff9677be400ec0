const marks = [...document.querySelectorAll("mark")], why = document.getElementById("why");
function tell(mark) {
  why.textContent = mark.title;
  marks.forEach(other => other.classList.toggle("same", other.dataset.item === mark.dataset.item));
}
marks.forEach(mark => {
  mark.addEventListener("focus", event => { event.stopPropagation(); tell(mark); });
  mark.addEventListener("mouseover", event => { event.stopPropagation(); tell(mark); });
});
document.addEventListener("keydown", event => {
  const step = { ArrowLeft: 1, ArrowDown: 1, ArrowRight: -1, ArrowUp: -1 }[event.key];
  if (!step || !marks.length) return;
  const at = marks.indexOf(document.activeElement);
  marks[(at + step + marks.length) % marks.length].focus();
  event.preventDefault();
});
