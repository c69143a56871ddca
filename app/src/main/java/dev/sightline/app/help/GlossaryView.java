package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The words of the field at the left, the chosen one explained at the right. FX thread only. */
public final class GlossaryView extends HBox {
  private static final double LIST_WIDTH = 210;
  private static final double TEXT_WIDTH = 380;
  private static final double HEIGHT = 440;

  private final TextField query = new TextField();
  private final ListView<Term> list = new ListView<>();
  private final Label name = new Label();
  private final Label text = new Label();
  private final TermLinks related;
  private final VBox example = new VBox();
  private final Examples examples;

  /**
   * @param first key of the word to begin with; the first by name if there is none of that key
   * @param examples what can be tried
   */
  public GlossaryView(String first, Examples examples) {
    super(16);
    this.examples = examples;
    setId("glossary");
    query.setId("glossary-query");
    query.setPromptText(Messages.text("glossary.prompt"));
    list.setId("glossary-list");
    list.setAccessibleText(Messages.text("glossary.title"));
    list.setPlaceholder(new Label(Messages.text("glossary.nothing")));
    list.setCellFactory(view -> new NameCell());
    VBox left = new VBox(8, query, list);
    left.setPrefSize(LIST_WIDTH, HEIGHT);
    left.setMinWidth(LIST_WIDTH);
    VBox.setVgrow(list, Priority.ALWAYS);
    name.getStyleClass().add("message-title");
    name.setId("glossary-name");
    text.setId("glossary-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    related = new TermLinks(this::choose);
    VBox words = new VBox(10, name, text, example, related);
    words.setMaxWidth(TEXT_WIDTH);
    ScrollPane right = new ScrollPane(words);
    right.setFitToWidth(true);
    right.setPrefSize(TEXT_WIDTH, HEIGHT);
    getChildren().setAll(left, right);
    query.textProperty().subscribe(q -> search());
    list.getSelectionModel().selectedItemProperty().subscribe(this::show);
    choose(Glossary.find(first).orElseGet(() -> Glossary.terms().getFirst()));
  }

  private void choose(Term term) {
    if (!list.getItems().contains(term)) {
      query.setText("");
    }
    list.getSelectionModel().select(term);
    list.scrollTo(term);
  }

  private void search() {
    Term before = list.getSelectionModel().getSelectedItem();
    list.getItems().setAll(Glossary.search(query.getText()));
    if (before != null && list.getItems().contains(before) && query.getText().isBlank()) {
      list.getSelectionModel().select(before);
    } else {
      list.getSelectionModel().selectFirst();
    }
  }

  private void show(Term term) {
    if (term == null) {
      return;
    }
    name.setText(term.name());
    text.setText(term.text());
    example.getChildren().setAll(examples.of(term).map(ExampleView::new).stream().toList());
    related.show(Glossary.mentioned(term.text()).stream().filter(t -> !t.equals(term)).toList());
  }

  /** A cell with the name of a term. */
  private static final class NameCell extends ListCell<Term> {
    @Override
    protected void updateItem(Term term, boolean empty) {
      super.updateItem(term, empty);
      setText(empty ? null : term.name());
    }
  }
}
