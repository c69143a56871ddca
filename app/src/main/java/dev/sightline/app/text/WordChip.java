package dev.sightline.app.text;

import dev.sightline.app.colour.Argb;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;

/** One word: its pieces side by side, each in the colour of its weight. */
final class WordChip extends HBox {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden");
  private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
  private static final double RADIUS = 5;
  private static final Color DARK_INK = Color.rgb(12, 16, 20);

  /** Readable on the light and on the dark window. */
  private static final Color NO_WEIGHT = Color.gray(0.5, 0.16);

  private static final Color NO_WEIGHT_INK = Color.rgb(128, 137, 146);

  private final Word word;
  private final List<PieceLabel> labels = new ArrayList<>();

  WordChip(Word word, TextViewModel model) {
    this.word = word;
    getStyleClass().add("word-chip");
    int n = word.pieces().size();
    for (int i = 0; i < n; i++) {
      PieceLabel label = new PieceLabel(word.pieces().get(i), corners(i, n));
      int token = label.piece.token();
      label.setOnMouseEntered(e -> model.pointAt(token));
      label.setOnMouseExited(e -> model.pointAt(-1));
      label.setOnMouseClicked(
          e -> {
            if (e.getButton() == MouseButton.PRIMARY
                && e.getClickCount() == 1
                && e.isStillSincePress()) {
              model.pin(token);
            }
          });
      labels.add(label);
    }
    getChildren().setAll(labels);
  }

  Word word() {
    return word;
  }

  boolean isSpaced() {
    return word.spaced();
  }

  /** Paints the weights. */
  void paint(Shading shading) {
    labels.forEach(label -> label.paint(shading));
  }

  /** Shows which piece is lit and which is pinned. */
  void mark(TextViewModel model) {
    for (PieceLabel label : labels) {
      label.pseudoClassStateChanged(LIT, model.isLit(label.piece.token()));
      label.pseudoClassStateChanged(PINNED, model.isPinned(label.piece.token()));
      label.pseudoClassStateChanged(HIDDEN, model.isHidden(label.piece.token()));
    }
  }

  private static CornerRadii corners(int i, int n) {
    double left = i == 0 ? RADIUS : 1;
    double right = i == n - 1 ? RADIUS : 1;
    return new CornerRadii(left, right, right, left, false);
  }

  private static final class PieceLabel extends Label {
    private final Word.Piece piece;
    private final CornerRadii corners;

    PieceLabel(Word.Piece piece, CornerRadii corners) {
      super(piece.text());
      this.piece = piece;
      this.corners = corners;
      getStyleClass().add("piece");
      setId("token-" + piece.token());
      setAccessibleRole(AccessibleRole.BUTTON);
      setMinWidth(USE_PREF_SIZE);
    }

    void paint(Shading shading) {
      Shading.Shade shade = shading.shades().get(piece.token());
      Color fill = shade == null ? NO_WEIGHT : Argb.color(shade.argb());
      setBackground(new Background(new BackgroundFill(fill, corners, null)));
      setTextFill(shade == null ? NO_WEIGHT_INK : ink(shade.argb()));
      setAccessibleText(spoken(shading.weight(piece.token())));
    }

    private static Color ink(int argb) {
      return ColourMap.isLight(argb) ? DARK_INK : Color.WHITE;
    }

    private String spoken(OptionalDouble weight) {
      return weight.isPresent()
          ? Messages.text(
              "text.chip.weighed",
              piece.text(),
              String.format(Locale.ROOT, "%.3f", weight.getAsDouble()))
          : piece.text();
    }
  }
}
