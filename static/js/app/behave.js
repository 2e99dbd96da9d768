// Starts each behaviour of a table on the elements that ask for it, `openNow` on [data-module~=open-now], or on those
// that are given. Each starts on its own: one failure stays alone.
export function behave(table, elements) {
  Object.keys(table).forEach(name => {
    const module = name.replace(/[A-Z]/g, "-$&").toLowerCase();
    Array.from(elements || document.querySelectorAll("[data-module~=" + module + "]")).forEach(element => {
      try {
        table[name](element);
      } catch (error) {
        console.error(name, error);
      }
    });
  });
}
