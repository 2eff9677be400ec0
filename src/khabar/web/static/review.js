// Words of the text into the fields of a form: selected by the mouse or, word by word, by the arrow keys.
import { watch } from "./words.js";

const text = document.getElementById("text"), form = document.getElementById("decide");
const named = name => form?.querySelector(`[name="${CSS.escape(name)}"]`);
const known = JSON.parse(form?.dataset.known || '{"names":[],"times":[],"modes":{}}');
const letters = text.hasAttribute("data-choose");
let wanted = named("trigger") || named("cue");
let kept = null;  // the last words selected in the text: a press on a button ends the selection itself
watch(text, chosen => { kept = chosen; });

const over = (span, list) => list.filter(one => one.span[0] < span[1] && span[0] < one.span[1])
  .sort((a, b) => Math.abs(a.span[0] - span[0]) + Math.abs(a.span[1] - span[1]) - Math.abs(b.span[0] - span[0]) - Math.abs(b.span[1] - span[1]))[0];
function fill(name, value) {
  const field = named(name);
  if (field && value && !field.value) field.value = value;
}
function fillBeside(field, { span, words }) {
  const stem = field.name.replace(/\.span$/, "");
  if (stem === "when") { const time = over(span, known.times); fill("when.start", time?.start); fill("when.end", time?.end); return; }
  const who = over(span, known.names), speaker = field.name === "sources";
  if (!speaker && !named(`${stem}.name`)) return;
  const to = speaker ? "speaker" : stem;
  fill(`${to}.name`, who?.name || words);
  if (named(`${to}.name`).value === (who?.name || words)) { fill(`${to}.country`, who?.country); fill(`${to}.sectors`, who?.sectors); }
}
function take(field) {
  if (!kept || !field) return;
  const span = kept.span.join("-"), many = field.name === "contents" || field.name === "sources";
  field.value = many && field.value && field.dataset.taken ? `${field.value}, ${span}` : span;
  field.dataset.taken = "yes";
  const shown = form.querySelector(`[data-words="${CSS.escape(field.name)}"]`);
  if (shown) shown.textContent = many && shown.textContent ? `${shown.textContent} … ${kept.words}` : kept.words;
  fillBeside(field, kept);
  want(field);
  kept = null;
}
function want(field) {
  form.querySelectorAll(".wanted").forEach(one => one.classList.remove("wanted"));
  wanted = field;
  field.classList.add("wanted");
}
form?.querySelectorAll("[data-span]").forEach(field => field.addEventListener("focus", () => want(field)));
form?.querySelectorAll("[data-take]").forEach(button => button.addEventListener("click", () => { want(named(button.dataset.take)); take(wanted); }));

function rowOf(letter) {  // the first row of a letter that is still empty, else its last one
  const fields = [...form.querySelectorAll(`[data-letter="${letter}"] [data-span]`)];
  return fields.find(field => !field.value) || fields.at(-1);
}
document.addEventListener("keydown", event => {
  if (!form) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && letters) { event.preventDefault(); form.requestSubmit(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const letter = event.code?.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  if (letters && letter && form.querySelector(`[data-letter="${letter}"]`)) { event.preventDefault(); take(rowOf(letter)); }
  else if (letter === "t") { event.preventDefault(); take(wanted); }
  else if (letter === "w") { event.preventDefault(); text.focus(); }
});

const type = named("type"), mode = named("mode");
function fitModes() {  // only the modes that a type has
  const fitting = known.modes[type.value];
  for (const option of mode.options) option.hidden = option.disabled = Boolean(fitting && option.value && !fitting.includes(option.value));
  if (mode.selectedOptions[0]?.disabled) mode.value = "";
}
if (type && mode) { type.addEventListener("change", fitModes); fitModes(); }
for (const [name, value] of Object.entries(JSON.parse(form?.dataset.given || "{}"))) { const field = named(name); if (field && field.type !== "hidden" && field.tagName !== "BUTTON") field.value = value; }
if (letters) text.focus({ preventScroll: true });
