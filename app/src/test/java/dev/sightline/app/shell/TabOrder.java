package dev.sightline.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Where Tab goes: JavaFX walks the nodes in the order of the scene graph. FX thread only. */
final class TabOrder {
  /** Rounding, px. */
  private static final double SLACK = 4;

  private TabOrder() {}

  /** What can get the keyboard, in the order of Tab. */
  static List<Node> of(Node root) {
    List<Node> found = new ArrayList<>();
    walk(root, found);
    return found;
  }

  /**
   * Steps of Tab against the order of reading: up, and not into a column further right. One line
   * for each. From one layer of the window to the next, such as to a sheet, and out of what
   * scrolls, any step is right.
   */
  static List<String> backwards(Node root) {
    List<String> found = new ArrayList<>();
    List<Node> order = of(root);
    for (int i = 1; i < order.size(); i++) {
      Bounds from = place(order.get(i - 1));
      Bounds to = place(order.get(i));
      if (layer(order.get(i - 1), root) == layer(order.get(i), root)
          && scrolled(order.get(i - 1)) == scrolled(order.get(i))
          && to.getMaxY() <= from.getMinY() + SLACK
          && to.getMinX() < from.getMinX() - SLACK) {
        found.add(name(order.get(i - 1)) + " to " + name(order.get(i)));
      }
    }
    return found;
  }

  private static void walk(Node node, List<Node> found) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
    }
  }

  private static Node layer(Node node, Node root) {
    Node layer = node;
    while (layer.getParent() != null && layer.getParent() != root) {
      layer = layer.getParent();
    }
    return layer;
  }

  /** What a node scrolls in, or null. */
  private static Node scrolled(Node node) {
    Node at = node.getParent();
    while (at != null && !(at instanceof ScrollPane)) {
      at = at.getParent();
    }
    return at;
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static String name(Node node) {
    return node.getClass().getSimpleName() + "#" + node.getId() + " " + node.getStyleClass();
  }
}
