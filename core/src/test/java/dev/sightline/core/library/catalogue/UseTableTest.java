package dev.sightline.core.library.catalogue;

import static dev.sightline.core.library.LibraryFixture.FACTS;
import static dev.sightline.core.library.LibraryFixture.sha;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.library.VideoChange;
import dev.sightline.core.library.use.UseKind;
import dev.sightline.core.library.use.UseModel;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseValue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UseTableTest {
  private static final UseModel MODEL = new UseModel("questions", "c".repeat(64));

  @TempDir private Path dir;

  private static UseResult answer(char video, String question, String words, long made) {
    return new UseResult(
        0,
        sha(video),
        UseKind.ANSWER,
        MODEL,
        Instant.ofEpochMilli(made),
        new TreeMap<>(Map.of("question", question)),
        List.of(
            new UseValue(
                words,
                Optional.of(new Stretch(Fraction.of(1, 3), Fraction.of(2, 3))),
                new TreeMap<>(Map.of(UseValue.PROBABILITY, 0.1 + 0.2)))));
  }

  @Test
  void resultsOutliveARestartAsTheyWereAndTheNewerOfTwoAlikeCounts() throws Exception {
    Path file = dir.resolve("library.db");
    UseResult lamp = answer('a', "what is \"this\" 猫", "lamp", 5);
    try (Catalogue catalogue = Catalogue.open(file)) {
      catalogue.uses().put(answer('a', "what is \"this\" 猫", "chair", 1));
      catalogue.uses().put(answer('a', "where", "left", 2));
      catalogue.uses().put(answer('b', "where", "right", 3));
      catalogue.uses().put(lamp);
    }
    try (Catalogue catalogue = Catalogue.openReadOnly(file)) {
      List<UseResult> found = catalogue.uses().of(sha('a'));
      assertThat(found)
          .extracting(r -> r.values().getFirst().words())
          .containsExactly("lamp", "left");
      UseResult first = found.getFirst();
      assertThat(first.values()).isEqualTo(lamp.values());
      assertThat(first.settings()).isEqualTo(lamp.settings());
      assertThat(first.model()).isEqualTo(MODEL);
      assertThat(first.made()).isEqualTo(lamp.made());
      assertThat(catalogue.uses().count()).isEqualTo(3);
      assertThat(catalogue.uses().page(0, 2)).hasSize(2);
    }
  }

  @Test
  void theIndexHearsOfThemAndTheyGoWithTheirVideo() throws Exception {
    try (Catalogue catalogue = Catalogue.open(dir.resolve("library.db"))) {
      long early = catalogue.uses().put(answer('a', "early", "lamp", 1));
      assertThat(catalogue.videos().changes(0, 9)).isEmpty(); // no such video yet
      long id = catalogue.videos().add(sha('a'), 10, FACTS, "a");
      catalogue.uses().put(answer('b', "where", "right", 3));
      long before = catalogue.videos().revision();
      long late = catalogue.uses().put(answer('a', "late", "lamp", 1));
      assertThat(catalogue.videos().changes(before, 9))
          .extracting(VideoChange::video)
          .containsExactly(id);
      before = catalogue.videos().revision();
      assertThat(catalogue.uses().remove(late)).isTrue();
      assertThat(catalogue.uses().remove(late)).isFalse();
      assertThat(catalogue.videos().changes(before, 9)).hasSize(1);

      catalogue.videos().remove(id);
      assertThat(catalogue.uses().of(sha('a'))).isEmpty();
      assertThat(catalogue.uses().of(sha('b'))).hasSize(1);
      assertThat(catalogue.videos().changes(before, 9)).allMatch(VideoChange::removed);
      assertThat(early).isLessThan(late);
    }
  }
}
