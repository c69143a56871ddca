package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.TorchEngine;
import org.junit.jupiter.api.Test;

/** Quarters of an odd grid leave out the row and the column that two quarters share. */
class MosaicFeaturesTest {
  @Test
  void cutsQuartersWithoutTheMiddle() throws Exception {
    try (NDManager manager = new TorchEngine(1).newManager()) {
      // two pictures of 3×3 cells, cell value = 10·picture + cell number
      float[] cells = new float[18];
      for (int i = 0; i < 18; i++) {
        cells[i] = 10 * (i / 9) + i % 9;
      }
      NDArray quarters = MosaicFeatures.quarters(manager.create(cells, new Shape(2, 9, 1)), 3, 3);
      assertThat(quarters.getShape()).isEqualTo(new Shape(8, 1, 1));
      assertThat(quarters.toFloatArray()).containsExactly(0, 10, 2, 12, 6, 16, 8, 18);
    }
  }

  @Test
  void keepsAllCellsOfAnEvenGrid() throws Exception {
    try (NDManager manager = new TorchEngine(1).newManager()) {
      float[] cells = new float[16];
      for (int i = 0; i < 16; i++) {
        cells[i] = i;
      }
      NDArray quarters = MosaicFeatures.quarters(manager.create(cells, new Shape(1, 16, 1)), 4, 4);
      assertThat(quarters.toFloatArray())
          .containsExactly(0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15);
    }
  }
}
