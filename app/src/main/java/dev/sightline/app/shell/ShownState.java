package dev.sightline.app.shell;

import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionTabs;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.colour.DivergingMap;
import dev.sightline.app.inspect.CloserViewModel;
import dev.sightline.app.overlay.OverlayViewModel;
import dev.sightline.app.savedview.WindowState;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.viewstate.ViewState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the attention card and the picture show the map. */
record ShownState(
    AttentionTabs tabs,
    AttentionViewModel cells,
    OverlayViewModel overlay,
    TimeZoom zoom,
    CloserViewModel closer)
    implements WindowState {
  @Override
  public ViewState.Display now() {
    AxisWindow seen = zoom.windowProperty().get();
    return new ViewState.Display(
        tabs.chosenProperty().get().name().toLowerCase(Locale.ROOT),
        cells.transposedProperty().get(),
        cells.withoutSinksProperty().get(),
        overlay.enabledProperty().get(),
        overlay.opacityProperty().get(),
        overlay.outlineProperty().get(),
        seen.isZoomed()
            ? Optional.of(
                new Stretch(
                    Fraction.ofSeconds(seen.from()), Fraction.ofSeconds(seen.from() + seen.span())))
            : Optional.empty(),
        Optional.of(cells.colours().divergingProperty().get().key()));
  }

  @Override
  public Optional<Stretch> stretch() {
    return Optional.ofNullable(closer.stretchProperty().get());
  }

  @Override
  public void look(Stretch stretch) {
    closer.look(stretch);
  }

  @Override
  public void show(ViewState.Display display) {
    tabs.chosenProperty()
        .set(
            Arrays.stream(AttentionTab.values())
                .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(display.view()))
                .findFirst()
                .orElse(AttentionTab.MATRIX));
    cells.transposedProperty().set(display.transposed());
    cells.withoutSinksProperty().set(display.withoutSinks());
    overlay.enabledProperty().set(display.overlay());
    overlay.opacityProperty().set(display.opacity());
    overlay.outlineProperty().set(display.outline());
    Arrays.stream(DivergingMap.values())
        .filter(m -> display.signedColours().filter(m.key()::equals).isPresent())
        .findFirst()
        .ifPresent(cells.colours().divergingProperty()::set);
    zoom.wish(display.seen().map(s -> new TimeZoom.Wish(s.from().toDouble(), s.to().toDouble())));
  }
}
