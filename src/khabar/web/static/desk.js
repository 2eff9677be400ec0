// What all pages share: short keys, filters without empty fields, names while typing, copying, pictures of charts.
const typing = target => target.closest("input:not([type=hidden]), select, textarea, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") { event.preventDefault(); document.querySelector(".quick input").focus(); }
  const pressed = event.code?.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
  const chosen = document.querySelector(`[data-key="${CSS.escape(pressed)}"]`);
  if (chosen) { event.preventDefault(); chosen.click(); }
});

document.querySelectorAll("[data-confirm]").forEach(form => form.addEventListener("submit", event => { if (!confirm(form.dataset.confirm)) event.preventDefault(); }));
document.querySelectorAll("[data-submit]").forEach(one => one.addEventListener("change", () => one.form.submit()));

document.querySelectorAll("[data-filters]").forEach(form => form.addEventListener("submit", () => {
  form.querySelectorAll("input, select").forEach(one => { if (!one.value) one.disabled = true; });
}));
addEventListener("pageshow", () => document.querySelectorAll("[data-filters] :disabled").forEach(one => { one.disabled = false; }));

let asked = 0;
document.querySelectorAll("[data-names]").forEach(input => input.addEventListener("input", async () => {
  const mine = ++asked;
  if (input.value.length < 2) return;
  await new Promise(done => setTimeout(done, 150));
  if (mine !== asked) return;
  const answer = await fetch("/api/names?limit=20&prefix=" + encodeURIComponent(input.value));
  if (!answer.ok || mine !== asked) return;
  const options = (await answer.json()).map(name => { const o = document.createElement("option"); o.value = name; return o; });
  document.getElementById("names").replaceChildren(...options);
}));

document.querySelectorAll("[data-copy]").forEach(button => button.addEventListener("click", async () => {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  button.textContent = button.dataset.copied;
}));

const STYLES = ["fill", "stroke", "stroke-width", "opacity", "font-family", "font-size"];
export function save(url, name) {
  const a = document.createElement("a");
  a.href = url; a.download = name; a.click();
}
async function picture(svg) {
  const copy = svg.cloneNode(true), own = [svg, ...svg.querySelectorAll("*")], others = [copy, ...copy.querySelectorAll("*")];
  own.forEach((one, at) => STYLES.forEach(name => others[at].setAttribute(name, getComputedStyle(one).getPropertyValue(name))));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const image = new Image(), box = svg.viewBox.baseVal;
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = box.width * 2; canvas.height = box.height * 2;
  const pen = canvas.getContext("2d");
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
document.querySelectorAll("[data-png]").forEach(button => button.addEventListener("click", async () => {
  const svg = document.getElementById(button.dataset.png).querySelector("svg");
  if (svg) save(await picture(svg), `khabar-${button.dataset.png}.png`);
}));
