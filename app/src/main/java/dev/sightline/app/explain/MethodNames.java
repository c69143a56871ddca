package dev.sightline.app.explain;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;

/** What methods, targets and obstacles are called in the user's words. Pure. */
public final class MethodNames {
  /** Key of the model's own maps, which are no method of those that are offered. */
  public static final String ATTENTION = OfferedMethods.RAW;

  private MethodNames() {}

  /** A method; one that the window has no words for yet has its own title. */
  public static String title(ExplainerFacts facts) {
    return switch (facts.key()) {
      case "rollout" -> Messages.text("explain.method.rollout");
      case "relevancy" -> Messages.text("explain.method.relevancy");
      case "attention-gradient" -> Messages.text("explain.method.attentionGradient");
      case "saliency" -> Messages.text("explain.method.saliency");
      case "input-gradient" -> Messages.text("explain.method.inputGradient");
      case "integrated-gradients" -> Messages.text("explain.method.integrated");
      case "integrated-gradients-pixels" -> Messages.text("explain.method.integratedPixels");
      case "grad-cam" -> Messages.text("explain.method.gradCam");
      case "occlusion" -> Messages.text("explain.method.occlusion");
      case "shapley" -> Messages.text("explain.method.shapley");
      default -> facts.title();
    };
  }

  /** A class by its name, or the text–video score. */
  public static String target(Target target, Analysis analysis) {
    return switch (target) {
      case Target.Score s -> Messages.text("explain.target.score");
      case Target.OfClass c ->
          analysis
              .head(c.head())
              .filter(h -> c.label() < h.labels().size())
              .map(h -> Messages.text("explain.target.class", h.labels().get(c.label())))
              .orElse(target.key(analysis));
    };
  }

  /**
   * A title with the layer and head that were chosen.
   *
   * @param part what the method read
   * @param chosen what of it was chosen
   */
  static String kept(String title, Part part, PartChoice chosen) {
    String whole = title;
    if (chosen.layer() != PartChoice.WHOLE) {
      whole = Messages.text("explain.title.layer", whole, part.layerName());
    }
    return chosen.head() == PartChoice.WHOLE
        ? whole
        : Messages.text("explain.title.head", whole, part.head() + 1);
  }

  /** Why a method cannot work. */
  public static String obstacle(Obstacle obstacle) {
    return Messages.text(
        switch (obstacle) {
          case NO_TEXT_SELF_ATTENTION -> "explain.obstacle.textSelf";
          case NO_ALIGNMENT -> "explain.obstacle.alignment";
          case NO_CROSS_ATTENTION -> "explain.obstacle.crossAttention";
          case NO_GRADIENTS -> "explain.obstacle.gradients";
          case NO_CONVOLUTIONS -> "explain.obstacle.convolutions";
          case NO_PROBE -> "explain.obstacle.probe";
          case NO_TEXT -> "explain.obstacle.text";
          case NO_SUCH_HEAD -> "explain.obstacle.head";
          case SWITCHED_OFF -> "explain.obstacle.off";
        });
  }
}
