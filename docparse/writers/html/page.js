(function () {
  "use strict";
  // Opens the contents where there is room beside the text, and shows in them what is being read.
  const panel = document.querySelector("nav > details");
  const nav = panel.parentElement;
  const links = Array.from(panel.querySelectorAll("a"));
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const wide = window.matchMedia("(min-width: 64rem)");
  let current;
  let opened = [];
  let waiting = false;

  function settle() {
    panel.open = wide.matches;
    follow();
  }

  // How many headings stand above a line of the window.
  function countAbove(line) {
    let low = 0;
    let high = headings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (headings[middle].getBoundingClientRect().top <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // The heading that a link has led to, or else the last one in the upper fifth of the window or above it;
  // at the foot of the page the last one in sight.
  function find() {
    const root = document.documentElement;
    const height = window.innerHeight;
    if (window.scrollY > 0 && height + window.scrollY >= root.scrollHeight - 2) return links[countAbove(height) - 1];
    const landing = parseFloat(window.getComputedStyle(root).scrollPaddingTop) || 0;
    const count = countAbove(landing + 4);
    if (count && headings[count - 1].getBoundingClientRect().top > landing - 4) return links[count - 1];
    return links[countAbove(height / 5) - 1];
  }

  function follow() {
    waiting = false;
    const link = find();
    if (link === current) return;
    if (current) current.removeAttribute("aria-current");
    current = link;
    for (const details of opened) if (!link || !details.contains(link)) details.open = false;
    opened = opened.filter((details) => details.open);
    if (!link) {
      nav.scrollTop = 0;
      return;
    }
    link.setAttribute("aria-current", "true");
    for (let at = link.closest("details"); at && at !== panel; at = at.parentElement.closest("details")) {
      if (!at.open) {
        at.open = true;
        opened.push(at);
      }
    }
    reveal(link);
  }

  // scrollIntoView would move the page as well.
  function reveal(link) {
    const box = nav.getBoundingClientRect();
    const own = link.getBoundingClientRect();
    if (own.top < box.top + 16 || own.bottom > box.bottom - 16) {
      nav.scrollTop += own.top - box.top - box.height / 3;
    }
  }

  function wait() {
    if (!waiting) {
      waiting = true;
      window.requestAnimationFrame(follow);
    }
  }

  panel.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) panel.open = false;
  });
  wide.addEventListener("change", settle);
  window.addEventListener("scroll", wait, { passive: true });
  window.addEventListener("resize", wait);
  settle();
})();
