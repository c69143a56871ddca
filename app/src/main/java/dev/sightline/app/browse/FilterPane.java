package dev.sightline.app.browse;

import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.facet.Facet;
import dev.sightline.core.library.facet.FacetFilter;
import dev.sightline.core.library.facet.Facets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the page can be narrowed by: a box for each value, with its videos. FX thread only. */
final class FilterPane extends ScrollPane {
  /** Names that are shown of a facet that has many, before the user asks for all. */
  private static final int FEW = 8;

  private static final double WIDTH = 216;

  private final FilterViewModel model;
  private final Map<Facet, Section> sections = new EnumMap<>(Facet.class);
  private final ComboBox<String> heads = new ComboBox<>();

  /**
   * @param first stands above
   * @param last stands below
   */
  FilterPane(FilterViewModel model, Node first, Node last) {
    this.model = model;
    setId("browse-filters");
    getStyleClass().addAll("browse-filters", "edge-to-edge");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
    VBox all = new VBox();
    all.getStyleClass().add("facets");
    heads.setId("browse-head");
    heads.getStyleClass().add("small");
    heads.setMaxWidth(Double.MAX_VALUE);
    heads.setAccessibleText(Messages.text("browse.head"));
    heads.setConverter(new OneWayNames<>(h -> Messages.text("browse.head.of", h)));
    heads.setOnAction(
        e -> {
          if (heads.getValue() != null) {
            model.chooseHead(heads.getValue());
          }
        });
    all.getChildren().add(first);
    for (Facet facet : Facet.values()) {
      Section section = new Section(facet);
      sections.put(facet, section);
      all.getChildren().add(section);
    }
    all.getChildren().add(last);
    setContent(all);
    model.headsProperty().subscribe(this::showHeads);
    model.countsProperty().subscribe(c -> show());
  }

  private void showHeads(List<String> all) {
    heads.getItems().setAll(all);
    heads.setValue(model.filterProperty().get().head());
    heads.setVisible(all.size() > 1);
    heads.setManaged(all.size() > 1);
  }

  private void show() {
    heads.setValue(model.filterProperty().get().head());
    sections.forEach(
        (facet, section) ->
            section.show(model.countsProperty().get().getOrDefault(facet, List.of())));
  }

  /** A facet. Its boxes stay the same, so that the one in use keeps the focus. */
  private final class Section extends VBox {
    private final Facet facet;
    private final Map<String, Row> rows = new HashMap<>();
    private final VBox body = new VBox();
    private final Hyperlink more = new Hyperlink();
    private List<Facets.Count> counts = List.of();
    private boolean whole;

    Section(Facet facet) {
      this.facet = facet;
      getStyleClass().add("facet");
      body.getStyleClass().add("facet-values");
      Label title = new Label(FacetNames.of(facet));
      title.getStyleClass().add("section-title");
      more.getStyleClass().add("facet-more");
      more.setOnAction(
          e -> {
            whole = !whole;
            show(counts);
          });
      getChildren().add(title);
      if (facet == Facet.CLASS) {
        getChildren().add(heads);
      }
      getChildren().addAll(body, more);
    }

    void show(List<Facets.Count> now) {
      counts = now;
      FacetFilter filter = model.filterProperty().get();
      List<Node> shown =
          now.stream()
              .filter(c -> whole || now.indexOf(c) < FEW || filter.isChosen(facet, c.value()))
              .map(
                  c ->
                      (Node)
                          rows.computeIfAbsent(c.value(), v -> new Row(facet, v))
                              .show(c, filter.isChosen(facet, c.value())))
              .toList();
      if (!body.getChildren().equals(shown)) {
        body.getChildren().setAll(shown);
      }
      boolean many = now.size() > FEW;
      more.setText(
          whole
              ? Messages.text("browse.facet.fewer")
              : Messages.text("browse.facet.more", now.size()));
      more.setVisible(many);
      more.setManaged(many);
      // one value that all have says nothing
      boolean useful = now.size() > 1 || filter.chosen().containsKey(facet) || named(now);
      setVisible(useful);
      setManaged(useful);
    }

    private boolean named(List<Facets.Count> now) {
      return facet.steps().isEmpty()
          && !now.isEmpty()
          && facet != Facet.FOLDER
          && facet != Facet.SET;
    }
  }

  /** A value. */
  private final class Row extends HBox {
    private final CheckBox box;
    private final Label count = new Label();

    Row(Facet facet, String value) {
      box = new CheckBox(FacetNames.of(facet, value));
      box.setMaxWidth(Double.MAX_VALUE);
      box.setMinWidth(0);
      box.setOnAction(e -> model.toggle(facet, value));
      count.getStyleClass().add("facet-count");
      count.setMinWidth(USE_PREF_SIZE);
      HBox.setHgrow(box, Priority.ALWAYS);
      setAlignment(Pos.CENTER_LEFT);
      getStyleClass().add("facet-row");
      getChildren().setAll(box, count);
    }

    Row show(Facets.Count now, boolean chosen) {
      box.setSelected(chosen);
      count.setText(Messages.text("browse.facet.count", now.count()));
      box.setAccessibleText(box.getText() + ", " + now.count());
      return this;
    }
  }
}
