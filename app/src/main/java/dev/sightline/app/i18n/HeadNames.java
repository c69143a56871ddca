package dev.sightline.app.i18n;

/** What task heads are called. */
public final class HeadNames {
  private HeadNames() {}

  /** Of a head by its key; a head of somebody else keeps its own name. */
  public static String of(String head) {
    return switch (head) {
      case "topics" -> Messages.text("predictions.topics");
      case "actions" -> Messages.text("predictions.actions");
      case "sentiment" -> Messages.text("predictions.sentiment");
      case "qa" -> Messages.text("predictions.answers");
      case "objects" -> Messages.text("predictions.objects");
      default -> head;
    };
  }
}
