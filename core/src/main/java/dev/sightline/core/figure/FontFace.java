package dev.sightline.core.figure;

/** The fonts that come with the product. */
public enum FontFace {
  /** Inter Regular, with Chinese letters. */
  REGULAR("Inter-Regular.ttf"),
  /** Inter SemiBold, with Chinese letters: for headings. */
  SEMI_BOLD("Inter-SemiBold.ttf"),
  /** Hebrew and Arabic letters, which Inter lacks; Arabic ones in their joined forms too. */
  RIGHT_TO_LEFT("Sightline-RightToLeft.ttf");

  private final String file;

  FontFace(String file) {
    this.file = file;
  }

  /** Where it lies on the class path. */
  String resource() {
    return "/dev/sightline/resources/fonts/" + file;
  }
}
