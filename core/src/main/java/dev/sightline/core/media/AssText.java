package dev.sightline.core.media;

/** Takes the plain words out of an event of Advanced SubStation Alpha, FFmpeg's common format. */
final class AssText {
  /** ReadOrder, Layer, Style, Name, MarginL, MarginR, MarginV, Effect come before the text. */
  private static final int FIELDS_BEFORE_TEXT = 8;

  private AssText() {}

  /** The words of an event line as FFmpeg's decoders write it. */
  static String ofEvent(String event) {
    int at = 0;
    for (int i = 0; i < FIELDS_BEFORE_TEXT; i++) {
      int comma = event.indexOf(',', at);
      if (comma < 0) {
        return "";
      }
      at = comma + 1;
    }
    return plain(event.substring(at));
  }

  /** Drops override blocks and drawings, and resolves line breaks. */
  static String plain(String text) {
    StringBuilder out = new StringBuilder();
    boolean drawing = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int close = c == '{' ? text.indexOf('}', i) : -1;
      if (close > 0) {
        drawing = drawingAfter(text.substring(i + 1, close), drawing);
        i = close + 1;
      } else if (c == '\\' && i + 1 < text.length() && "Nnh".indexOf(text.charAt(i + 1)) >= 0) {
        out.append(text.charAt(i + 1) == 'h' ? ' ' : '\n');
        i += 2;
      } else {
        if (!drawing) {
          out.append(c);
        }
        i++;
      }
    }
    return out.toString().strip();
  }

  /** {@code \p1} begins vector drawing commands, {@code \p0} ends them. */
  private static boolean drawingAfter(String block, boolean before) {
    boolean drawing = before;
    for (String tag : block.split("\\\\", -1)) {
      if (tag.matches("p\\d+")) {
        drawing = !tag.equals("p0");
      }
    }
    return drawing;
  }
}
