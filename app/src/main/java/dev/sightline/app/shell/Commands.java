package dev.sightline.app.shell;

/** What bars, keys and panes can ask the window to do. FX thread only. */
interface Commands {
  /** Asks for files and opens them. */
  void open();

  /** Asks for a folder and opens the videos in it. */
  void openFolder();

  /** Asks what report to write of what is shown. */
  void export();

  /** Switches between light and dark. */
  void theme();

  /** Shows or hides the list of keys. */
  void keys();

  /** Shows a page. */
  void show(Page page);

  /** Starts editing the text. */
  void editText();

  /** Shows what works in the background. */
  void jobs();

  /** Shows attacks on the open video. */
  void attack();

  /** Shows the settings. */
  void settings();

  /** Searches the library by the moment that the player shows. */
  void likeMoment();

  /** Goes to the search in the library. */
  void search();

  /** Asks for a file and writes what is shown into it, to be opened again. */
  void saveView();

  /** Opens or closes the search over all commands. */
  void palette();

  /**
   * Shows the words of the field.
   *
   * @param term key of the one to begin with; may be empty
   */
  void glossary(String term);

  /** Shows the tour from its beginning. */
  void tour();
}
