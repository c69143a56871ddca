package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.bundle.MetricWords;

/** What names in bundles are called on the page. */
final class Names {
  private Names() {}

  /** A task: {@code topics} → Topics. */
  static String task(String task) {
    return switch (task) {
      case "topics" -> Messages.text("models.task.topics");
      case "actions" -> Messages.text("models.task.actions");
      case "sentiment" -> Messages.text("models.task.sentiment");
      case "retrieval" -> Messages.text("models.task.retrieval");
      case "rejection" -> Messages.text("models.task.rejection");
      case "mosaic" -> Messages.text("models.task.mosaic");
      case "modality" -> Messages.text("models.task.modality");
      case "labels" -> Messages.text("models.task.labels");
      case "splice" -> Messages.text("models.task.splice");
      case "search" -> Messages.text("models.task.search");
      case "recommendation" -> Messages.text("models.task.recommendation");
      case "skim" -> Messages.text("models.task.skim");
      case "caption" -> Messages.text("models.task.caption");
      case "qa" -> Messages.text("models.task.qa");
      case "laboratory-questions" -> Messages.text("models.task.laboratoryQuestions");
      case "laboratory" -> Messages.text("models.task.laboratory");
      case "words" -> Messages.text("models.task.words");
      default -> quantity(task);
    };
  }

  /** What the model was given: {@code both} → text and video. */
  static String side(String side) {
    return switch (side) {
      case "text" -> Messages.text("models.side.text");
      case "video" -> Messages.text("models.side.video");
      case "both" -> Messages.text("models.side.both");
      default -> quantity(side);
    };
  }

  /** A quantity: {@code text_to_image.r@1} → text → image · R@1. */
  static String quantity(String name) {
    return Messages.say(MetricWords.of(name));
  }
}
