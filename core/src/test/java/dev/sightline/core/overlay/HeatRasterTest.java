package dev.sightline.core.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatRasterTest {
  @Test
  void atTheCentreOfACellStandsItsValueAndBetweenTwoTheirMean() {
    SpatialMap map = new SpatialMap(1, 2, new float[] {0, 1});
    ColorScale scale = ColorScale.unsigned(ColorMap.MAGMA, 1);
    // 4 cells' worth of pixels: centres of cells are at x = 1 and 3 of 4, pixel centres at .5
    int[] argb = HeatRaster.paint(map, scale, 1, 4, 1);
    assertThat(argb[0]).isEqualTo(scale.overlayArgb(0, 1)).isEqualTo(ColorMap.MAGMA.rgb(0));
    assertThat(argb[3]).isEqualTo(scale.overlayArgb(1, 1));
    assertThat(argb[1]).isEqualTo(scale.overlayArgb(0.25, 1));
    assertThat(argb[2]).isEqualTo(scale.overlayArgb(0.75, 1));
  }

  @Test
  void aCellWithoutAValueIsHatchedAndDoesNotSpoilItsNeighbours() {
    SpatialMap map = new SpatialMap(1, 2, new float[] {Float.NaN, 1});
    ColorScale scale = ColorScale.unsigned(ColorMap.MAGMA, OverlayPlan.top(List.of(map)));
    int[] argb = HeatRaster.paint(map, scale, 0.5, 32, 16);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 32; x++) {
        int pixel = argb[y * 32 + x];
        if (x >= 16) {
          assertThat(pixel).isEqualTo(scale.overlayArgb(1, 0.5));
        } else {
          // grey lines, never a colour of the map: 0 itself is clear
          assertThat(pixel).isEqualTo((x + y) % 8 == 0 ? 0xFF9A9FA8 : 0);
        }
      }
    }
  }

  @Test
  void signedMapsAreClearAtZeroAndEquallyStrongOnBothSides() {
    SpatialMap map = new SpatialMap(1, 3, new float[] {-2, 0, 2});
    int[] argb = HeatRaster.paint(map, ColorScale.signed(2), 0.5, 3, 1);
    assertThat(argb[0] >>> 24).isEqualTo(argb[2] >>> 24).isEqualTo(128);
    assertThat(argb[1] >>> 24).isZero();
    assertThat(argb[0] & 0xFFFFFF).isEqualTo(ColorMap.COOLWARM.rgb(0));
    assertThat(argb[2] & 0xFFFFFF).isEqualTo(ColorMap.COOLWARM.rgb(1));
  }
}
