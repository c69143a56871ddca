package dev.sightline.core.training.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStoreTest {
  @TempDir private Path folder;

  @Test
  void goesOnAfterAKill() throws Exception {
    Path file = folder.resolve("f");
    try (FeatureWriter writer = new FeatureWriter(file, 2)) {
      writer.append(new float[] {1, 2, 3, 4});
    }
    assertThat(file).doesNotExist();
    Path part = folder.resolve("f.part");
    // a kill in the middle of a row
    Files.write(part, new byte[] {1, 2, 3}, java.nio.file.StandardOpenOption.APPEND);
    try (FeatureWriter writer = new FeatureWriter(file, 2)) {
      assertThat(writer.rowsDone()).isEqualTo(2);
      writer.append(new float[] {5, 6});
      writer.complete();
    }
    try (FeatureStore store = FeatureStore.open(file, 2);
        NDManager manager = new TorchEngine(1).newManager()) {
      assertThat(store.rows()).isEqualTo(3);
      assertThat(store.row(2)).containsExactly(5, 6);
      assertThat(store.gather(manager, new long[] {2, -1, 0}, new Shape(3, 2)).toFloatArray())
          .containsExactly(5, 6, 0, 0, 1, 2);
    }
  }

  @Test
  void aFileOfTheWrongLengthIsRefused() throws Exception {
    Path file = folder.resolve("f");
    Files.write(file, new byte[7]);
    assertThatThrownBy(() -> FeatureStore.open(file, 2)).isInstanceOf(SightlineException.class);
  }

  @Test
  void whatWasKeptIsClosedTogetherAndNotReadableAfterwards() throws Exception {
    List<FeatureStore> kept = new ArrayList<>();
    try (FeatureStores stores = new FeatureStores()) {
      for (String name : List.of("a", "b")) {
        Path file = folder.resolve(name);
        try (FeatureWriter writer = new FeatureWriter(file, 1)) {
          writer.append(new float[] {7});
          writer.complete();
        }
        kept.add(stores.keep(FeatureStore.open(file, 1)));
      }
      assertThat(kept.getFirst().row(0)).containsExactly(7);
    }
    for (FeatureStore store : kept) {
      assertThatThrownBy(() -> store.row(0)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void viewsAreTheSameForTheSameName() {
    assertThat(PixelView.of(2, "a.webp", 1)).isEqualTo(PixelView.of(2, "a.webp", 1));
    assertThat(PixelView.of(2, "a.webp", 1)).isNotEqualTo(PixelView.of(2, "b.webp", 1));
  }

  @Test
  void aMirroredViewIsMirrored() {
    byte[] rgb = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    assertThat(PixelView.of(0, "a", 1).apply(rgb, 2)).isSameAs(rgb);
    assertThat(PixelView.of(1, "a", 1).apply(rgb, 2))
        .containsExactly(4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9);
    // the bilinear path agrees with the exact one
    assertThat(new PixelView(0, 0, 1, 1 - 1e-12, true).apply(rgb, 2))
        .containsExactly(4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9);
  }
}
