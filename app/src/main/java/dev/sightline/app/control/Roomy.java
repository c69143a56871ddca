package dev.sightline.app.control;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;

/** What a small window has no room for. FX thread only. */
public final class Roomy {
  /** Narrower, px, there is no room for library and predictions beside the video. */
  public static final double WIDE = 1144;

  private Roomy() {}

  /** True while the node's window is wide. */
  public static BooleanBinding wide(Node node) {
    return Bindings.selectDouble(node.sceneProperty(), "width").greaterThanOrEqualTo(WIDE);
  }

  /** Shows a node in wide windows alone: for what is said in a tooltip, too. */
  public static void only(Node node) {
    node.visibleProperty().bind(wide(node));
    node.managedProperty().bind(node.visibleProperty());
  }
}
