package dev.sightline.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.uses.UseNames;
import dev.sightline.core.library.use.UseKind;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseValue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class UseListViewModelTest {
  private final Shelf shelf = new Shelf();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();
  private final ReadOnlyObjectWrapper<List<BrowseItem>> chosen =
      new ReadOnlyObjectWrapper<>(List.of());
  private final UseListViewModel list =
      new UseListViewModel(
          shelf, new JobRunner(work::add, Runnable::run), chosen.getReadOnlyProperty(), said::add);

  private void choose(long... ids) {
    chosen.set(
        java.util.Arrays.stream(ids).mapToObj(i -> BrowseItem.of(shelf.cards.get(i))).toList());
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private UseResult attack(long id, long video) {
    return new UseResult(
        id,
        shelf.cards.get(video).video().sha256(),
        UseKind.ATTACK,
        new UseModel("everyday", "ab".repeat(32)),
        Instant.EPOCH,
        new TreeMap<>(Map.of("attack", "FGSM on features, L∞, ε 0.1")),
        List.of(UseValue.of("cooking", Map.of()), UseValue.of("sports", Map.of())));
  }

  @Test
  void theResultsOfTheOneChosenVideoAreListedAndCanBeDeleted() {
    shelf.put(1, "one", 1000);
    shelf.put(2, "two", 1000);
    shelf.uses.add(attack(5, 1));
    choose(1);
    assertThat(list.resultsProperty().get()).extracting(UseResult::id).containsExactly(5L);
    assertThat(UseNames.words(list.resultsProperty().get().getFirst()))
        .isEqualTo("FGSM on features, L∞, ε 0.1: cooking → sports");

    choose(1, 2);
    assertThat(list.resultsProperty().get()).isEmpty();
    choose(1);
    list.forget(list.resultsProperty().get().getFirst());
    choose(1);
    assertThat(shelf.uses).isEmpty();
    assertThat(list.resultsProperty().get()).isEmpty();
    assertThat(said).isEmpty();
  }
}
