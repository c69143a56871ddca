package dev.sightline.app.shell;

/** What fills the window between its bars. */
enum Page {
  INSPECT,
  MODELS,
  COMPARE,
  LIBRARY,
  GENERATE
}
