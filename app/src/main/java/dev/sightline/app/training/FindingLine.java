package dev.sightline.app.training;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.training.data.own.Finding;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One thing that the owner of a data set should know, as a line. FX thread only. */
public final class FindingLine {
  /** Files of one finding that are listed. */
  private static final int LISTED = 200;

  private FindingLine() {}

  /** A finding, with the names of its files to be opened below. */
  public static Node of(Finding finding) {
    Node line =
        finding.stops()
            ? of(Feather.X_CIRCLE, "bad", Messages.say(finding.phrase()))
            : of(Feather.ALERT_TRIANGLE, "warn", Messages.say(finding.phrase()));
    if (finding.files().isEmpty()) {
      return line;
    }
    List<String> names = finding.files();
    Label files = note(String.join("\n", names.subList(0, Math.min(LISTED, names.size()))));
    TitledPane more = new TitledPane(Messages.text("training.files", names.size()), files);
    more.getStyleClass().add("finding-files");
    more.setExpanded(false);
    more.setAnimated(false);
    return new VBox(4, line, more);
  }

  /**
   * A sentence of one's own.
   *
   * @param tone {@code good}, {@code warn} or {@code bad}
   */
  public static HBox of(Feather icon, String tone, String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox line = new HBox(8, Icons.icon(icon, "finding-icon"), label);
    line.getStyleClass().addAll("finding", tone);
    line.setAlignment(Pos.TOP_LEFT);
    return line;
  }

  static Label note(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("fact-name");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
