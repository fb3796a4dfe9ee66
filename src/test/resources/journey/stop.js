// Where the keyboard is: whether that is what was asked for, a name for it, and what keeps somebody from seeing it.
const [selector, words] = arguments;
const at = document.activeElement;
if (!at || at === document.body) return [false, "body", ""];

const label = at.closest("label");
const style = getComputedStyle(at);
const marked = style.outlineStyle !== "none" || style.boxShadow !== "none"
  || (label !== null && getComputedStyle(label).outlineStyle !== "none");

// In the window, and not all of it behind a bar that stays in place (WCAG 2.4.11).
const seen = [...at.getClientRects()].some((box) => {
  const left = Math.max(box.left, 0);
  const top = Math.max(box.top, 0);
  const width = Math.min(box.right, innerWidth) - left;
  const height = Math.min(box.bottom, innerHeight) - top;
  return [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
    const found = document.elementFromPoint(left + width * x, top + height * y);
    return found && (found === at || at.contains(found) || found.contains(at) || (label && label.contains(found)));
  });
});

const text = at.labels?.[0]?.textContent ?? at.textContent;
const name = `${at.localName}${at.id ? "#" + at.id : ""}${at.name ? "[" + at.name + "]" : ""} ${text.replace(/\s+/g, " ").trim().slice(0, 40)}`;
return [
  at.matches(selector) && text.includes(words),
  name,
  !marked ? "shows no focus" : !seen ? "is hidden while it has the focus" : "",
];
