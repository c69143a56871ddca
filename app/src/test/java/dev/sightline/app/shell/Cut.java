package dev.sightline.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** Words that the user does not see whole. FX thread only. */
final class Cut {
  /** Rounding, px. */
  private static final double SLACK = 1.5;

  private Cut() {}

  /**
   * Words that end in dots for want of room, or reach out of the window, one line for each. Cells
   * of lists are left out: they hold names of the user's, and scroll.
   */
  static List<String> in(Node root) {
    List<String> found = new ArrayList<>();
    look(root, root.getLayoutBounds(), false, found);
    return found.stream().distinct().toList();
  }

  private static void look(Node node, Bounds window, boolean scrolls, List<String> found) {
    if (!node.isVisible()
        || node.getOpacity() == 0
        || node instanceof Cell
        || node instanceof TextInputControl) {
      return;
    }
    if (node instanceof Labeled labeled) {
      shortened(labeled, found);
    }
    if (node instanceof Text text && !text.getText().isBlank() && !scrolls) {
      Bounds b = text.localToScene(text.getLayoutBounds());
      if (b.getMaxX() > window.getMaxX() + SLACK
          || b.getMinX() < -SLACK
          || b.getMaxY() > window.getMaxY() + SLACK) {
        found.add("outside: “" + text.getText() + "” at " + b.getMinX() + ", " + b.getMinY());
      }
    }
    boolean within = scrolls || node instanceof ScrollPane;
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, window, within, found));
    }
  }

  private static void shortened(Labeled labeled, List<String> found) {
    String whole = labeled.getText();
    if (whole == null || whole.isBlank() || labeled.getTextOverrun() == OverrunStyle.CLIP) {
      return;
    }
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (child instanceof Text text
          && text.isVisible()
          && !text.getText().equals(whole)
          && text.getText().endsWith(labeled.getEllipsisString())) {
        found.add("“" + whole + "” reads “" + text.getText() + "” " + labeled.getStyleClass());
      }
    }
  }
}
