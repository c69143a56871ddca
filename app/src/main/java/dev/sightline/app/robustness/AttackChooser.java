package dev.sightline.app.robustness;

import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.robustness.Norm;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Method, kind, norm and strength, each offering what fits the others. FX thread only. */
final class AttackChooser extends HBox {
  private final AttackViewModel model;
  private final ComboBox<AttackWish.Method> method;
  private final ComboBox<String> kind;
  private final ComboBox<Norm> norm;
  private final ComboBox<Integer> starts;
  private final ComboBox<Double> strength;
  private final Label strengthName = name("attack.strength");
  private boolean filling;

  AttackChooser(AttackViewModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    method = box("attack-method", AttackWords::method, m -> wish(AttackWish.of(m)));
    kind = box("attack-kind", AttackWords::kind, k -> wish(now().withKind(k)));
    norm = box("attack-norm", AttackWords::norm, n -> wish(now().withNorm(n)));
    starts = box("attack-starts", AttackWords::starts, n -> wish(now().withStarts(n)));
    strength =
        box(
            "attack-strength",
            s -> AttackWords.strength(now(), s),
            s -> wish(now().withStrength(s)));
    method.setAccessibleText(Messages.text("attack.method"));
    kind.setAccessibleText(Messages.text("attack.kind"));
    norm.setAccessibleText(Messages.text("attack.norm"));
    starts.setAccessibleText(Messages.text("attack.starts"));
    strengthName.setLabelFor(strength);
    getChildren().setAll(name("attack.method"), method, kind, norm, starts, strengthName, strength);
    model.wishProperty().subscribe(w -> fill());
  }

  private AttackWish now() {
    return model.wishProperty().get();
  }

  private void wish(AttackWish other) {
    if (!filling) {
      model.wishProperty().set(other);
    }
  }

  private void fill() {
    filling = true;
    AttackWish w = now();
    items(method, List.of(AttackWish.Method.values()), w.method());
    items(kind, w.method().kinds(), w.kind());
    items(norm, List.of(Norm.values()), w.norm());
    items(starts, AttackWish.STARTS, w.starts());
    strength.getItems().clear(); // the same number has other words with another method
    items(strength, w.strengths(), w.strength());
    show(kind, !w.method().kinds().isEmpty());
    show(norm, w.method().isGradient());
    show(starts, w.method() == AttackWish.Method.PGD);
    filling = false;
  }

  private static <T> void items(ComboBox<T> box, List<T> all, T chosen) {
    if (!box.getItems().equals(all)) {
      box.getItems().setAll(all);
    }
    box.setValue(all.contains(chosen) ? chosen : null);
  }

  private static void show(Region node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private <T> ComboBox<T> box(String id, Function<T, String> names, Consumer<T> choose) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getStyleClass().add("small");
    box.setConverter(new OneWayNames<>(names));
    box.valueProperty()
        .addListener(
            (p, before, value) -> {
              if (value != null) {
                choose.accept(value);
              }
            });
    return box;
  }

  private static Label name(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("form-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
