package dev.sightline.core.library.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Points and maps of them by scikit-learn; made by {@code src/test/python/make_map_reference.py}.
 */
record MapReference(List<float[]> points, int neighbours, JsonNode maps) {
  static MapReference read() throws IOException {
    try (InputStream in = MapReference.class.getResourceAsStream("/reference/space/map.json")) {
      JsonNode all = new ObjectMapper().readTree(in);
      List<float[]> points = new ArrayList<>();
      for (JsonNode p : all.get("points")) {
        float[] point = new float[p.size()];
        for (int k = 0; k < point.length; k++) {
          point[k] = (float) p.get(k).asDouble();
        }
        points.add(point);
      }
      return new MapReference(points, all.get("neighbours").asInt(), all.get("maps"));
    }
  }

  double trustworthiness(String map) {
    return maps.get(map).get("trustworthiness").asDouble();
  }

  /**
   * @param axis 0 or 1
   */
  double[] places(String map, int axis) {
    JsonNode places = maps.get(map).get("places");
    double[] values = new double[places.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = places.get(i).get(axis).asDouble();
    }
    return values;
  }
}
