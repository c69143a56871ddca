package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Grid;
import dev.sightline.core.media.Clip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The clips of a video after changes: what stands at the place of each. Immutable.
 *
 * @param slots one for each clip
 */
record ChangedClips(List<Slot> slots) {
  ChangedClips {
    slots = List.copyOf(slots);
  }

  /** All as they are. */
  static ChangedClips of(int clips) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      slots.add(Slot.of(i));
    }
    return new ChangedClips(slots);
  }

  /**
   * The clips after one more change.
   *
   * @param clips where they lie
   * @return empty if there is no clip in the stretch
   */
  Optional<ChangedClips> with(Change.OfClips change, List<Clip> clips, Grid grid) {
    List<Integer> places = change.span().of(clips);
    if (places.isEmpty()) {
      return Optional.empty();
    }
    return switch (change) {
      case Change.MaskClips mask -> Optional.of(each(places, Slot::hide));
      case Change.FreezeClips freeze ->
          Optional.of(each(places, s -> s.edit(new FrameEdits.Freeze())));
      case Change.ReverseClips reverse -> {
        ChangedClips turned = ordered(places, places.reversed());
        yield Optional.of(
            reverse.frames()
                ? turned.each(places, s -> s.edit(new FrameEdits.Backwards()))
                : turned);
      }
      case Change.ShuffleClips shuffle ->
          Optional.of(ordered(places, shuffled(places, shuffle.seed())));
      case Change.RepeatClip repeat ->
          clips.stream()
              .filter(c -> c.holds(repeat.moment()))
              .findFirst()
              .map(c -> each(places, s -> slots.get(c.index())));
      case Change.ChangeRegion region -> region(region, places, grid);
    };
  }

  private Optional<ChangedClips> region(
      Change.ChangeRegion change, List<Integer> places, Grid grid) {
    if (change.effect() == RegionEffect.HIDE) {
      List<Integer> cells = change.region().cells(grid);
      return cells.isEmpty() ? Optional.empty() : Optional.of(each(places, s -> s.hide(cells)));
    }
    FrameEdits.InRegion edit = new FrameEdits.InRegion(change.region(), change.effect());
    return Optional.of(each(places, s -> s.edit(edit)));
  }

  private ChangedClips each(List<Integer> places, UnaryOperator<Slot> change) {
    List<Slot> changed = new ArrayList<>(slots);
    places.forEach(i -> changed.set(i, change.apply(slots.get(i))));
    return new ChangedClips(changed);
  }

  /** Place k of the first list gets what stands at place k of the second. */
  private ChangedClips ordered(List<Integer> places, List<Integer> from) {
    List<Slot> changed = new ArrayList<>(slots);
    for (int k = 0; k < places.size(); k++) {
      changed.set(places.get(k), slots.get(from.get(k)));
    }
    return new ChangedClips(changed);
  }

  /** Fisher and Yates. */
  private static List<Integer> shuffled(List<Integer> places, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> order = new ArrayList<>(places);
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return order;
  }

  /** For each cell in the order {@code [clip, t, h, w]}: whether it is hidden. */
  boolean[] hiddenCells(Grid grid) {
    boolean[] mask = new boolean[slots.size() * grid.cells()];
    for (int i = 0; i < mask.length; i++) {
      Slot slot = slots.get(i / grid.cells());
      mask[i] = slot.hidden() || slot.hiddenCells().contains(i % grid.cells());
    }
    return mask;
  }

  /** True if each place has the frames of its own clip, whatever is hidden. */
  boolean isPlain() {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).source() != i || !slots.get(i).isPlain()) {
        return false;
      }
    }
    return true;
  }
}
