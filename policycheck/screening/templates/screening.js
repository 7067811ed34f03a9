"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const table = byId("table");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const state = byId("state");
  const firstLevel = heads.findIndex((head) => head.classList.contains("p"));
  const texts = rows.map((row) => row.textContent.toLowerCase());
  let sortedBy = "";

  // --- filter: rows are hidden, never removed ---
  function filter() {
    const words = byId("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = byId("kind").value;
    const level = byId("level").value;
    const principle = byId("principle").value;
    let shown = 0;
    for (const row of rows) {
      const cells = row.cells;
      const levels = principle ? [cells[firstLevel + Number(principle) - 1]]
        : Array.from(cells).slice(firstLevel, firstLevel + 8);
      const keep = (!kind || row.dataset.kind === kind)
        && (!level || levels.some((cell) => cell.dataset.v === level))
        && (!byId("must").checked || "must" in row.dataset)
        && (!byId("critical").checked || "critical" in row.dataset)
        && (!byId("alike").checked || "alike" in row.dataset)
        && (!byId("failed").checked || row.dataset.status !== "read")
        && words.every((word) => texts[row.dataset.i].includes(word));
      if (row.hidden === keep) row.hidden = !keep;
      shown += keep;
    }
    state.textContent = `${shown} of ${rows.length} documents shown. ${sortedBy}`;
  }

  // --- sort: by one column; equal rows are said to be equal and keep the order of their names ---
  function sort(head) {
    const at = heads.indexOf(head);
    const up = head.getAttribute("aria-sort") === "descending" || (head.dataset.sort === "text" && !head.hasAttribute("aria-sort"));
    const number = head.dataset.sort === "num";
    const value = (row) => number ? Number(row.cells[at].dataset.v) : row.cells[at].textContent.trim();
    const keyed = rows.map((row) => [value(row), Number(row.dataset.i), row]);
    const compare = number ? (a, b) => a - b : new Intl.Collator("en", { numeric: true }).compare;
    keyed.sort((a, b) => (up ? 1 : -1) * compare(a[0], b[0]) || a[1] - b[1]);
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const parts = document.createDocumentFragment();
    let before = null;
    let groups = 0;
    let unsure = 0;
    for (const [own, , row] of keyed) {
      const step = number && before !== null && own !== before;
      groups += own !== before;
      if (row.classList.contains("step") !== step) row.classList.toggle("step", step);
      unsure += row.cells[at].classList.contains("u");
      before = own;
      parts.append(row);
    }
    body.append(parts);
    const name = head.textContent.trim();
    sortedBy = number
      ? `Sorted by ${name}: ${groups} different values; between two dark lines all rows are equal, and their order says nothing.`
        + (unsure ? ` ${unsure} of the levels are unsure: such a row could as well stand in the next group.` : "")
      : `Sorted by ${name}.`;
    filter();
  }

  // --- comparison: built of text alone, so that no quotation can become markup ---
  let lines = null;
  function detail(index) {
    lines = lines || byId("details").textContent.trim().split("\n");
    return JSON.parse(lines[index]);
  }
  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }
  function title(chosen) {
    const cell = make("th");
    cell.scope = "col";
    if (chosen.link) {
      const link = make("a", chosen.title);
      link.href = chosen.link;
      cell.append(link);
    } else cell.textContent = chosen.title;
    cell.append(make("small", chosen.id));
    return cell;
  }
  function principle(chosen, n) {
    const level = chosen.levels[n - 1];
    const cell = make("td");
    cell.append(make("span", level === null ? "not read" : `${level} ${chosen.words[n - 1]}`,
      `key l${level === null ? "n" : level < 0 ? "c" : level}`), ` ${chosen.sure[n - 1]}`);
    const found = chosen.evidence.find((part) => part.n === n);
    if (!found) return cell;
    cell.append(make("small", found.why));
    for (const stance of ["against", "for"]) {
      for (const [quote, place, strength, criterion, critical] of found[stance]) {
        const block = make("blockquote", `“${quote}”`, stance);
        block.append(make("cite", `${critical ? "critical, " : ""}${stance}; ${place || "the document"}; strength ${strength}; ${criterion}`));
        cell.append(block);
      }
    }
    return cell;
  }
  function compare() {
    const chosen = rows.filter((row) => row.cells[0].firstElementChild?.checked).map((row) => detail(row.dataset.i));
    const section = byId("comparison");
    const shown = make("table");
    const head = shown.createTHead().insertRow();
    head.append(make("td"), ...chosen.map(title));
    const inside = shown.createTBody();
    const why = inside.insertRow();
    const label = make("th", "Must be read");
    label.scope = "row";
    why.append(label, ...chosen.map((one) => make("td", one.because || "no")));
    for (let n = 1; n <= 8; n += 1) {
      const row = inside.insertRow();
      const name = make("th", heads[firstLevel + n - 1].textContent.trim());
      name.scope = "row";
      row.append(name, ...chosen.map((one) => principle(one, n)));
    }
    const close = make("button", "Close");
    close.type = "button";
    close.addEventListener("click", () => { section.hidden = true; byId("compare").focus(); });
    section.replaceChildren(make("h2", `${chosen.length} proposals, side by side`), close, shown);
    section.hidden = false;
    section.focus();
    section.scrollIntoView();
  }
  function choose() {
    const count = body.querySelectorAll(".pick input:checked").length;
    const button = byId("compare");
    button.disabled = count < 2 || count > 6;
    button.textContent = count > 6 ? "Choose at most 6" : count ? `Compare ${count} chosen` : "Compare chosen";
  }

  for (const head of heads) head.querySelector("button")?.addEventListener("click", () => sort(head));
  let pending = 0;
  const soon = () => { clearTimeout(pending); pending = setTimeout(filter, 120); };
  byId("tools").addEventListener("input", (event) => {
    if (event.target.id === "overview") document.body.classList.toggle("only-heat", event.target.checked);
    else soon();
  });
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  byId("tools").addEventListener("reset", () => setTimeout(() => {
    document.body.classList.remove("only-heat");
    filter();
  }));
  byId("compare").addEventListener("click", compare);
  body.addEventListener("change", choose);
  choose();
})();
