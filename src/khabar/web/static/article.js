// Walks from mark to mark with the arrow keys, and shows what made the mark in the panel of evidence.
const text = document.getElementById("text"), marks = [...text.querySelectorAll("mark")];
const cards = [...document.querySelectorAll("[data-item].card")];
let at = -1;
marks.forEach((mark, index) => { mark.tabIndex = index ? -1 : 0; mark.removeAttribute("title"); });

function tell(item, scroll) {
  marks.forEach(mark => mark.classList.toggle("same", mark.dataset.item === item));
  cards.forEach(card => card.classList.toggle("same", card.dataset.item === item));
  const card = scroll && cards.find(one => one.dataset.item === item);
  const panel = card && card.closest("aside");
  if (panel && panel.scrollHeight > panel.clientHeight) panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 8;
}
function go(index) {
  if (!marks.length) return;
  if (at >= 0) marks[at].tabIndex = -1;
  at = (index + marks.length) % marks.length;
  marks[at].tabIndex = 0;
  marks[at].focus();
}
marks.forEach((mark, index) => {
  mark.addEventListener("focus", event => { event.stopPropagation(); at = index; tell(mark.dataset.item, true); mark.setAttribute("aria-describedby", `card-${mark.dataset.item}`); });
  mark.addEventListener("mouseover", event => { event.stopPropagation(); if (document.activeElement?.tagName !== "MARK") tell(mark.dataset.item, false); });
  mark.addEventListener("click", event => { event.stopPropagation(); if (getSelection().isCollapsed) go(index); });
});
cards.forEach(card => {
  card.addEventListener("mouseenter", () => tell(card.dataset.item, false));
  card.addEventListener("focusin", () => tell(card.dataset.item, false));
});
const STEPS = { ArrowLeft: 1, ArrowDown: 1, ArrowRight: -1, ArrowUp: -1 };
document.addEventListener("keydown", event => {
  if (event.target.closest("input, select, textarea, button, summary, aside") || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key === "Escape" && at >= 0) { marks[at].blur(); tell("", false); at = -1; }
  const inText = event.target.closest("mark"), step = STEPS[event.key];
  if (!step || (!inText && !event.key.match(/Left|Right/))) return;
  event.preventDefault();
  go(at < 0 ? (step > 0 ? 0 : marks.length - 1) : at + step);
});
const focus = text.dataset.focus || (location.hash.startsWith("#card-") ? location.hash.slice(6) : "");
if (focus) { tell(focus, true); marks.find(mark => mark.dataset.item === focus && mark.matches(".trigger, .cue"))?.scrollIntoView({ block: "center" }); }
