package dev.sightline.app.browse;

import dev.sightline.app.control.Durations;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what is looked for. Thread-safe; blocks, so never on the FX thread. */
final class Finder {
  private final BrowseFiles files;

  Finder(BrowseFiles files) {
    this.files = files;
  }

  /**
   * Finds.
   *
   * @param among only these may be found; empty: any
   * @param diversity of recommendations, 0 to 1
   * @throws SightlineException if library or model cannot be used; or the user cancelled
   */
  List<BrowseItem> find(Quest quest, Optional<Set<Long>> among, double diversity, Progress progress)
      throws SightlineException {
    return switch (quest.kind()) {
      case ALL, BROKEN -> List.of();
      case WORDS -> files.search(quest.words(), among);
      case LIKE -> files.examples().like(quest.example().orElseThrow().id(), among);
      case PICTURE ->
          files.examples().likePicture(quest.sample().orElseThrow().file(), among, progress);
      case MOMENT -> {
        Quest.Sample at = quest.sample().orElseThrow();
        yield files.examples().likeMoment(at.file(), at.ms(), among, progress);
      }
      case DUPLICATES -> duplicates(progress);
      case FEED -> files.feed().feed(diversity, among);
      case PICKED -> files.marks().items(quest.picked());
    };
  }

  /** Group after group, each video with the number of its group. */
  private List<BrowseItem> duplicates(Progress progress) throws SightlineException {
    List<List<Long>> groups = files.space().duplicates(progress);
    Map<Long, BrowseItem> items =
        files.marks().items(groups.stream().flatMap(List::stream).toList()).stream()
            .collect(Collectors.toMap(BrowseItem::id, Function.identity()));
    List<BrowseItem> all = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      for (long id : groups.get(g)) {
        if (items.containsKey(id)) {
          all.add(
              items.get(id).because(Messages.text("browse.group", g + 1, groups.get(g).size())));
        }
      }
    }
    return all;
  }

  /** How many there are or were found, in words. */
  static String tell(Quest quest, List<BrowseItem> shown, int all, boolean narrowed) {
    int n = shown.size();
    return switch (quest.kind()) {
      case ALL ->
          narrowed ? Messages.text("browse.filtered", n, all) : Messages.text("browse.count", all);
      case WORDS -> Messages.text("browse.found", n, all);
      case LIKE -> Messages.text("browse.like", quest.example().orElseThrow().title(), n);
      case BROKEN -> "";
      case PICTURE -> Messages.text("browse.likePicture", n);
      case MOMENT -> {
        Quest.Sample at = quest.sample().orElseThrow();
        yield Messages.text(
            "browse.likeMoment",
            at.file().getFileName(),
            Durations.clock(Fraction.ofMillis(at.ms())),
            n);
      }
      case DUPLICATES ->
          Messages.text(
              "browse.duplicates", n, shown.stream().map(BrowseItem::reason).distinct().count());
      case FEED -> Messages.text("browse.feed", n);
      case PICKED -> Messages.text("browse.picked", quest.words(), n);
    };
  }
}
