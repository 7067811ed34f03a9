(function () {
  "use strict";
  // The page as it came: what a browser or its add-ons put in later is not saved.
  var clean = document.documentElement.cloneNode(true);
  var own = document.currentScript.textContent;
  var state = document.getElementById("state");
  var unsaved = false;

  function fields(root) {
    return Array.prototype.slice.call(root.querySelectorAll("main input, main textarea"));
  }

  function filled() {
    var page = clean.cloneNode(true);
    var to = fields(page);
    fields(document).forEach(function (from, i) {
      if (from.type === "radio") {
        if (from.checked) { to[i].setAttribute("checked", ""); } else { to[i].removeAttribute("checked"); }
      } else if (from.tagName === "TEXTAREA") {
        to[i].textContent = from.value;
      } else {
        to[i].setAttribute("value", from.value);
      }
    });
    var script = page.ownerDocument.createElement("script");
    script.textContent = own;
    Array.prototype.forEach.call(page.querySelectorAll("script"), function (old) { old.remove(); });
    page.querySelector("body").appendChild(script);
    return "<!DOCTYPE html>\n" + page.outerHTML + "\n";
  }

  function save() {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([filled()], { type: "text/html" }));
    link.download = "my-answers.html";
    document.body.appendChild(link);
    link.click();
    link.remove();
    unsaved = false;
    state.textContent = document.body.dataset.saved;
  }

  function untick(event) {
    // A box that is clicked again is empty again, as with a rubber on paper.
    var box = event.target;
    if (box.type !== "radio") { return; }
    var before = box.dataset.ticked === "yes";
    fields(document).forEach(function (other) { if (other.name === box.name) { delete other.dataset.ticked; } });
    if (before && event.detail > 0) { box.checked = false; changed(); } else { box.dataset.ticked = "yes"; }
  }

  function changed() {
    unsaved = true;
    state.textContent = document.body.dataset.unsaved;
  }

  fields(document).forEach(function (box) { if (box.checked) { box.dataset.ticked = "yes"; } });
  document.addEventListener("input", changed);
  document.addEventListener("click", untick);
  window.addEventListener("beforeunload", function (event) { if (unsaved) { event.preventDefault(); } });
  document.querySelector(".tools").hidden = false;
  document.getElementById("no-script").hidden = true;
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("print").addEventListener("click", function () { window.print(); });
})();
