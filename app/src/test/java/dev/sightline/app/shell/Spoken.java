package dev.sightline.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;

/** What a screen reader would say, of what can get the keyboard. FX thread only. */
final class Spoken {
  private Spoken() {}

  /** Nodes that can get the keyboard and have no name, or a role that says nothing. */
  static List<String> nameless(Node node) {
    List<String> found = new ArrayList<>();
    walk(node, found);
    return found;
  }

  private static void walk(Node node, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable() && !isFrame(node) && !hasName(node)) {
      found.add(node.getClass().getSimpleName() + "#" + node.getId() + " " + node.getStyleClass());
    }
    // what lies in a control is the control's own
    if (node instanceof Parent parent
        && !(node instanceof ComboBoxBase || node instanceof TextInputControl)) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
    }
  }

  private static boolean isFrame(Node node) {
    return node instanceof ScrollPane || node instanceof ScrollBar || node instanceof SplitPane;
  }

  private static boolean hasName(Node node) {
    if (isSaid(node.getAccessibleText())
        || node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) != null) {
      return node instanceof Control || hasRole(node);
    }
    return switch (node) {
      case TextInputControl input -> isSaid(input.getPromptText());
      case ComboBoxBase<?> box -> isSaid(box.getPromptText());
      case ListView<?> list -> false;
      case Labeled labeled -> isSaid(labeled.getText());
      default -> false;
    };
  }

  /** A node of our own says what it is, or it is only "a node". */
  private static boolean hasRole(Node node) {
    AccessibleRole role = node.getAccessibleRole();
    return role != AccessibleRole.NODE && role != AccessibleRole.PARENT
        || isSaid(node.getAccessibleRoleDescription());
  }

  private static boolean isSaid(String words) {
    return words != null && !words.isBlank();
  }
}
