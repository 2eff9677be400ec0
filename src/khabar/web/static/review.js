// Writes the characters of selected words into the span field chosen: by its button, or by T after a field was visited.
const text = document.getElementById("text"), form = document.getElementById("decide");
const named = name => form?.querySelector(`[name="${CSS.escape(name)}"]`);
let wanted = named("trigger") || named("cue");

function place(node, offset) {  // code points from the beginning of the text
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}
let kept = null;  // the last words selected in the text: a press on a button ends the selection itself
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (text.contains(range.startContainer) && text.contains(range.endContainer))
    kept = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
});
function take(field) {
  if (!kept || !field) return;
  const span = `${kept[0]}-${kept[1]}`, many = field.name === "contents" || field.name === "sources";
  field.value = many && field.value && field.dataset.taken ? `${field.value}, ${span}` : span;
  field.dataset.taken = "yes";
  kept = null;
}
function want(field) {
  form.querySelectorAll(".wanted").forEach(one => one.classList.remove("wanted"));
  wanted = field;
  field.classList.add("wanted");
}
form?.querySelectorAll("[data-span]").forEach(field => field.addEventListener("focus", () => want(field)));
form?.querySelectorAll("[data-take]").forEach(button => button.addEventListener("click", () => { want(named(button.dataset.take)); take(wanted); }));
document.addEventListener("keydown", event => {
  if (event.code === "KeyT" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, select, textarea")) { event.preventDefault(); take(wanted); }
});
