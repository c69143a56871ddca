package dev.sightline.core.search.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasteStoreTest {
  private static final Signal LIKE =
      new Signal("a", Signal.Kind.LIKE, 1, Instant.parse("2026-01-01T10:00:00Z"));

  @TempDir Path folder;

  @Test
  void keepsForgetsAndResets() throws Exception {
    Path file = folder.resolve("taste.json");
    TasteStore store = TasteStore.open(file);
    store.add(LIKE);
    store.add(new Signal("b", Signal.Kind.WATCH, 0.5, Instant.EPOCH));
    assertThat(TasteStore.open(file).taste()).isEqualTo(store.taste());
    assertThat(store.taste().signals()).extracting(Signal::video).containsExactly("b", "a");
    store.remove("b", Signal.Kind.WATCH);
    assertThat(TasteStore.open(file).taste().signals()).containsExactly(LIKE);
    store.reset();
    assertThat(TasteStore.open(file).taste()).isEqualTo(Taste.NONE);
  }

  @Test
  void aDamagedFileIsKeptAndANewerOneLeftAlone() throws Exception {
    Path file = folder.resolve("taste.json");
    for (String broken :
        new String[] {
          "", "{", "[]", "{\"version\":1}", "{\"version\":1,\"signals\":[{\"kind\":\"HATE\"}]}"
        }) {
      Files.writeString(file, broken);
      TasteStore store = TasteStore.open(file);
      assertThat(store.taste()).isEqualTo(Taste.NONE);
      assertThat(folder.resolve("taste.json.damaged")).hasContent(broken);
      store.add(LIKE);
      assertThat(TasteStore.open(file).taste().signals()).hasSize(1);
    }
    Files.writeString(file, "{\"version\":99}");
    assertThatThrownBy(() -> TasteStore.open(file)).isInstanceOf(SightlineException.class);
    assertThat(file).hasContent("{\"version\":99}");
  }
}
