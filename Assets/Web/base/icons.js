import { svg } from "./dom.js";

/** Drawn for this page on a grid of 16. @type {Record<string, string>} */
const paths = {
  close: "M4 4l8 8M12 4l-8 8",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5L14 14",
  image: "M2.5 3h11v10h-11zM2.5 11l3.2-3.4 2.5 2.5 1.8-1.6 3.5 3.2M10.2 6h.1",
  video: "M2.5 3h11v10h-11zM6.6 5.8v4.4l3.8-2.2z",
  audio: "M3 6.5v3M5.5 4.5v7M8 2.5v11M10.5 5v6M13 6.8v2.4",
  library: "M2.5 2.5h4.6v4.6H2.5zM8.9 2.5h4.6v4.6H8.9zM2.5 8.9h4.6v4.6H2.5zM8.9 8.9h4.6v4.6H8.9z",
  compose: "M3 13l.7-3L11 2.7l2.3 2.3L6 12.3zM9.4 4.3l2.3 2.3",
  tasks: "M6 4h7.5M6 8h7.5M6 12h7.5M2.4 4l.8.8L4.6 3.3M2.4 8l.8.8 1.4-1.5M2.4 12l.8.8 1.4-1.5",
  moon: "M13 9.6A5.6 5.6 0 1 1 6.4 3a4.6 4.6 0 0 0 6.6 6.6z",
  help: "M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.6M8 12.3v.1",
  play: "M4.5 3v10l8-5z",
  pause: "M5 3v10M11 3v10",
  back: "M10 3L5 8l5 5",
  next: "M6 3l5 5-5 5",
  stepBack: "M9.5 3.5L5 8l4.5 4.5M12 3.5v9",
  stepOn: "M6.5 3.5L11 8l-4.5 4.5M4 3.5v9",
  loop: "M3 7a4 4 0 0 1 4-3h5M10 2l2.2 2L10 6M13 9a4 4 0 0 1-4 3H4M6 14l-2.2-2L6 10",
  up: "M8 13V3M4 7l4-4 4 4",
  down: "M8 3v10M4 9l4 4 4-4",
  check: "M3 8.5l3.2 3.2L13 4.8",
  flag: "M4 14V2.5h8l-2 3 2 3H4",
  reject: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM4.2 4.2l7.6 7.6",
  tag: "M2.5 2.5h5l6 6-5 5-6-6zM5.3 5.3h.1",
  set: "M2.5 6.5h11v7h-11zM4 4.3h8M5.5 2.2h5",
  tray: "M2.5 9.5v4h11v-4M8 2.5v7M5 6.7l3 3 3-3",
  plus: "M8 3v10M3 8h10",
  star: "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z",
  filter: "M2 3.5h12M4.5 8h7M6.5 12.5h3",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  trash: "M3 4.5h10M6 4.5V2.8h4v1.7M4.3 4.5l.6 9h6.2l.6-9",
  download: "M8 2.5v8M4.5 7L8 10.5 11.5 7M3 13.5h10",
  compare: "M8 2v12M2.5 4h3.2v8H2.5M13.5 4h-3.2v8h3.2",
  warn: "M8 2.5l6 11H2zM8 6.8v3M8 11.8v.1",
  grip: "M6 4h.1M10 4h.1M6 8h.1M10 8h.1M6 12h.1M10 12h.1",
};

/** @param {string} name */
export const icon = (name) =>
  svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true", "data-icon": name },
    svg("path", { d: paths[name] }));
