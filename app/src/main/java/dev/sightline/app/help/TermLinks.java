package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Words of the field as links; takes no room while there are none. FX thread only. */
final class TermLinks extends FlowPane {
  private final Consumer<Term> open;

  /**
   * @param open explains the word that was clicked
   */
  TermLinks(Consumer<Term> open) {
    super(8, 2);
    this.open = open;
    getStyleClass().add("term-links");
    show(List.of());
  }

  void show(List<Term> terms) {
    getChildren().clear();
    setVisible(!terms.isEmpty());
    setManaged(!terms.isEmpty());
    if (terms.isEmpty()) {
      return;
    }
    getChildren().add(new Label(Messages.text("glossary.related")));
    for (Term term : terms) {
      Hyperlink link = new Hyperlink(term.name());
      link.setOnAction(e -> open.accept(term));
      getChildren().add(link);
    }
  }
}
