package dev.sightline.app.shell;

import dev.sightline.app.control.Copier;
import dev.sightline.app.export.Notices;
import dev.sightline.app.i18n.Messages;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;

/** The system's clipboard: a picture of the view for documents, its numbers for spreadsheets. */
record ToClipboard(Notices notices) implements Copier {
  /** Sharp when it is printed. */
  private static final double SCALE = 2;

  @Override
  public void copy(Node picture, String table) {
    SnapshotParameters how = new SnapshotParameters();
    how.setTransform(Transform.scale(SCALE, SCALE));
    how.setFill(ground(picture));
    ClipboardContent content = new ClipboardContent();
    content.putImage(picture.snapshot(how, null));
    if (!table.isEmpty()) {
      content.putString(table);
    }
    Clipboard.getSystemClipboard().setContent(content);
    notices.say(Messages.text(table.isEmpty() ? "copy.picture" : "copy.both"));
  }

  /** Puts words there. */
  void copyText(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    notices.say(Messages.text("job.copied"));
  }

  /** What lies behind the view in the window. */
  private static Paint ground(Node node) {
    for (Node n = node.getParent(); n != null; n = n.getParent()) {
      if (n instanceof javafx.scene.layout.Region r
          && r.getBackground() != null
          && !r.getBackground().getFills().isEmpty()) {
        Paint fill = r.getBackground().getFills().getLast().getFill();
        if (!Color.TRANSPARENT.equals(fill)) {
          return fill;
        }
      }
    }
    return Color.WHITE;
  }
}
