// The preview alone loads this: pointing at a text, with a mouse, a finger or Tab, shows where it comes from.
(function () {
  "use strict";
  const panel = document.createElement("aside");
  let messages, shown, pinned = false, pointer = [0, 0], closedAt;

  function make(tag, text, attributes) {
    const element = document.createElement(tag);
    element.textContent = text;
    Object.keys(attributes || {}).forEach(name => element.setAttribute(name, attributes[name]));
    return element;
  }

  function button(text, act) {
    const element = make("button", text, { type: "button" });
    element.addEventListener("click", act);
    return element;
  }

  // Fetched when somebody first points at something: most pages are only looked at.
  function load() {
    const link = document.querySelector('link[rel="alternate"][type="application/json"]');
    if (!messages) messages = fetch(link.href).then(answer => answer.json());
    return messages;
  }

  function close() {
    closedAt = pointer;
    if (shown) shown.classList.remove("inspected");
    shown = undefined;
    pinned = false;
    panel.hidden = true;
  }

  function show(element) {
    if (element === shown) return;
    if (shown) shown.classList.remove("inspected");
    shown = element;
    shown.classList.add("inspected");
    const id = element.dataset.msg;
    load().then(all => {
      if (element !== shown) return;
      const words = all.words;
      panel.textContent = "";
      panel.setAttribute("lang", all.lang);
      panel.setAttribute("aria-label", words.label);
      (all.messages[id] || []).forEach(message => {
        const list = make("dl", "", { "data-state": message.state, "data-from": message.from });
        message.rows.forEach(row => {
          list.appendChild(make("dt", row.label));
          list.appendChild(make("dd", row.value, row.lang ? { lang: row.lang, dir: row.dir } : { dir: "auto" }));
        });
        panel.appendChild(list);
      });
      panel.appendChild(button(words.copy + " " + id, event => {
        navigator.clipboard.writeText(id).then(() => { event.target.textContent = words.copied + " " + id; });
      }));
      panel.appendChild(button(words.close, close));
      panel.hidden = false;
    });
  }

  // The text at or around an element, or the one in a link or button that has the focus.
  function textAt(target) {
    if (!target.closest || panel.contains(target)) return null;
    return target.closest("[data-msg]") || (target.matches("a, button, summary") && target.querySelector("[data-msg]"));
  }

  function rests(event) {
    return Math.abs(event.screenX - closedAt[0]) < 2 && Math.abs(event.screenY - closedAt[1]) < 2;
  }

  function point(event) {
    // What lies under a pointer that did not move since the panel was closed was not pointed at.
    if (event.type === "pointerover" && closedAt && rests(event)) return;
    closedAt = undefined;
    const element = textAt(event.target);
    if (element && !pinned) show(element);
  }

  panel.className = "inspector";
  panel.hidden = true;
  panel.setAttribute("aria-live", "polite");
  panel.setAttribute("dir", "ltr");
  document.body.appendChild(panel);
  document.querySelectorAll("[data-msg]").forEach(element => {
    if (!element.closest("a, button, summary, label")) element.tabIndex = 0;
  });
  document.addEventListener("pointermove", event => { pointer = [event.screenX, event.screenY]; });
  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);
  // What is tapped stays, so that one can reach the panel.
  document.addEventListener("click", event => {
    const element = textAt(event.target);
    if (!element) return;
    pinned = false;
    show(element);
    pinned = true;
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") close();
  });
})();
