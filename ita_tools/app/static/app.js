// The page works without this script. It adds dropping of files, progress, and downloads that start by themselves.
"use strict";
document.documentElement.classList.add("script");

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-busy", "true");
  });
}
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

// Browsers name their own button in the language of the system.
for (const input of document.querySelectorAll("input[type=file]")) {
  const box = document.createElement("span"), button = document.createElement("label"), name = document.createElement("output");
  box.className = "chooser"; button.className = "button"; button.htmlFor = input.id;
  button.textContent = input.dataset.choose ?? "เลือกไฟล์";
  name.textContent = "ยังไม่ได้เลือก";
  input.before(box);
  input.classList.add("visually-hidden");
  box.append(input, button, name);
  input.addEventListener("change", () => {
    const files = [...input.files];
    name.textContent = files.length > 1 ? `${files.length} ไฟล์` : files[0]?.name ?? "ยังไม่ได้เลือก";
  });
}

for (const input of document.querySelectorAll("[data-send]")) {
  input.addEventListener("change", () => { if (input.files.length) input.form.requestSubmit(); });
}

for (const group of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...group.querySelectorAll("[data-only]")], button = document.createElement("button");
  if (boxes.length < 2) continue;
  button.type = "button";
  button.textContent = `ใช้ทั้ง ${boxes.length} ค่า`;
  button.addEventListener("click", () => { for (const box of boxes) box.checked = true; });
  group.querySelector("legend").after(button);
}

for (const area of document.querySelectorAll("[data-drop]")) {
  const input = area.querySelector("input[type=file]");
  const mark = (event, on) => { event.preventDefault(); area.classList.toggle("over", on); };
  area.addEventListener("dragover", (event) => mark(event, true));
  area.addEventListener("dragleave", (event) => mark(event, false));
  area.addEventListener("drop", (event) => {
    mark(event, false);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
  });
}
// A file that misses the area must not replace the page.
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());

if (document.querySelector("[data-work]")) {
  const ask = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "application/json" } });
      if (!answer.ok || (await answer.json()).done) { location.reload(); return; }
    } catch { /* asked again below */ }
    setTimeout(ask, 700);
  };
  setTimeout(ask, 500);
}

const download = document.querySelector("[data-download]");
if (download && !sessionStorage.getItem(download.href)) {
  sessionStorage.setItem(download.href, "done");
  download.click();
}

// An open window keeps the program running.
setInterval(() => { fetch("/alive", { method: "POST" }).catch(() => {}); }, 240000);
