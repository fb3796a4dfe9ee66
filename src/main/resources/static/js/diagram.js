/*
 * Draws a BPMN model with the number of cases at each step. Needs the global BpmnJS of the viewer, loaded before.
 * The viewer's own mark in the lower right corner stays as it is: its licence asks for that.
 */

const box = document.getElementById("bpmn-diagram");

/** Puts values into a sentence with names in brackets. */
function say(sentence, values) {
  return (sentence ?? "").replace(/\[(\w+)\]/g, (whole, name) => String(values[name] ?? whole));
}

function fail() {
  const message = document.createElement("p");
  message.className = "diagram-message";
  message.textContent = box.dataset.failed ?? "";
  box.replaceChildren(message);
}

/** The number at a step: a link where there is something to see, else plain text; its name says step, number and late ones. */
function badge(step, label) {
  const mark = document.createElement(step.href && step.count > 0 ? "a" : "span");
  if (mark.localName === "a") {
    mark.href = step.href;
  } else {
    mark.setAttribute("role", "img");
  }
  mark.className = "diagram-count";
  if (step.late > 0) {
    mark.classList.add("late");
  } else if (!step.count) {
    mark.classList.add("none");
  }
  const words = say(step.late > 0 ? box.dataset.late : box.dataset.unit, {
    label,
    count: step.count,
    late: step.late ?? 0,
  });
  mark.setAttribute("aria-label", words);
  mark.title = words;
  const count = Number(step.count).toLocaleString("ja-JP");
  mark.textContent = step.late > 0 ? say(box.dataset.badge, { count, late: step.late }) : count;
  return mark;
}

/**
 * The viewer writes style attributes into its HTML, and the policy of the pages refuses those. The same declarations,
 * set through the object model, are allowed: this turns the one into the other, on pages with a drawing only.
 */
function permitStyles() {
  const inner = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
  Object.defineProperty(Element.prototype, "innerHTML", {
    ...inner,
    set(html) {
      inner.set.call(this, String(html).replace(/\sstyle=(?=["'])/g, " data-style="));
      for (const element of this.querySelectorAll("[data-style]")) {
        element.style.cssText = element.dataset.style;
        delete element.dataset.style;
      }
    },
  });
  for (const [name, at] of [["setAttribute", 0], ["setAttributeNS", 1]]) {
    const original = Element.prototype[name];
    Element.prototype[name] = function (...given) {
      if (given[at] === "style" && this.style) {
        this.style.cssText = given[at + 1];
      } else {
        original.apply(this, given);
      }
    };
  }
}

async function draw() {
  const answer = await fetch(box.dataset.src, { headers: { Accept: "application/xml, text/xml" }, credentials: "same-origin" });
  if (!answer.ok) {
    throw new Error(`the model answered ${answer.status}`);
  }
  const xml = await answer.text();
  const counts = JSON.parse(box.dataset.counts || "{}");
  box.replaceChildren();
  permitStyles();
  const viewer = new window.BpmnJS({ container: box, keyboard: { bindTo: box } });
  await viewer.importXML(xml);
  // The wheel belongs to the page; the drawing is moved by dragging, by the arrow keys and by the buttons.
  viewer.get("zoomScroll").toggle(false);
  const canvas = viewer.get("canvas");
  const overlays = viewer.get("overlays");
  const elements = viewer.get("elementRegistry");

  const show = (steps) => {
    for (const [id, step] of Object.entries(steps)) {
      const shape = elements.get(id);
      if (!shape) {
        continue;
      }
      overlays.add(id, "count", {
        position: { top: -20, right: -8 },
        show: { minZoom: 0.2 },
        html: badge(step, step.label || shape.businessObject?.name || id),
      });
      if (step.late > 0) {
        canvas.addMarker(id, "diagram-late");
      } else if (step.count > 0) {
        canvas.addMarker(id, "diagram-busy");
      }
    }
  };
  let shown = counts;
  show(shown);
  // A page that keeps itself fresh puts other counts here and says so.
  box.addEventListener("counts", () => {
    overlays.remove({ type: "count" });
    for (const id of Object.keys(shown).filter((id) => elements.get(id))) {
      canvas.removeMarker(id, "diagram-late");
      canvas.removeMarker(id, "diagram-busy");
    }
    shown = JSON.parse(box.dataset.counts || "{}");
    show(shown);
  });

  // The drawing and a margin, never larger than life.
  const fit = () => {
    if (!box.clientWidth || !box.clientHeight) {
      return;
    }
    canvas.resized();
    canvas.zoom("fit-viewport", "auto");
    canvas.zoom(Math.min(1, canvas.zoom() * 0.96), "auto");
  };
  fit();
  for (const button of document.querySelectorAll("button[data-zoom]")) {
    button.addEventListener("click", () => {
      if (button.dataset.zoom === "fit") {
        fit();
      } else {
        viewer.get("zoomScroll").stepZoom(button.dataset.zoom === "in" ? 1 : -1);
      }
    });
  }
  let width = box.clientWidth;
  new ResizeObserver(() => {
    // On paper it stays as it is: the numbers would be away while it is being fitted anew.
    if (box.clientWidth !== width && box.clientWidth > 0 && !matchMedia("print").matches) {
      width = box.clientWidth;
      fit();
    }
  }).observe(box);
}

if (box) {
  if (window.BpmnJS) {
    draw().catch((error) => {
      console.error(error);
      fail();
    });
  } else {
    fail();
  }
}
