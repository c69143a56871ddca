package dev.sightline.app.attention;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.MapChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.explain.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A layer or a head in a list.
 *
 * @param index from 0, or below for all or the mean
 * @param name in the user's words
 */
public record PartItem(int index, String name) {
  /** The items from one index to another, that one excluded. */
  public static List<PartItem> of(int from, int end, IntFunction<String> names) {
    return IntStream.range(from, end).mapToObj(i -> new PartItem(i, names.apply(i))).toList();
  }

  /** The layers that a method can be kept to, after its own choice. */
  public static List<PartItem> layers(Layers offered) {
    List<PartItem> all = new ArrayList<>();
    boolean last = offered.unchosen() == Layers.Unchosen.LAST;
    all.add(
        new PartItem(
            PartChoice.WHOLE, Messages.text(last ? "explain.part.last" : "explain.part.all")));
    all.addAll(of(0, offered.names().size(), offered.names()::get));
    return all;
  }

  /** The heads of a map, after their mean and their largest. */
  public static List<PartItem> headsOfMap(int heads) {
    List<PartItem> all = new ArrayList<>();
    for (int h : MapChoice.heads(heads)) {
      all.add(new PartItem(h, Names.head(h)));
    }
    return all;
  }

  /** The heads that a method can be kept to, after all of them. */
  public static List<PartItem> heads(Layers offered) {
    List<PartItem> all = new ArrayList<>();
    all.add(new PartItem(PartChoice.WHOLE, Messages.text("explain.part.all")));
    all.addAll(of(0, offered.heads(), Names::head));
    return all;
  }

  /** Shows items and the one of that index. */
  public static void show(Choice<PartItem> choice, List<PartItem> items, int index) {
    choice.show(items, items.stream().filter(i -> i.index() == index).findFirst().orElse(null));
  }
}
