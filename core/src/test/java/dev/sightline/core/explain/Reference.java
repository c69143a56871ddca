package dev.sightline.core.explain;

import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import java.io.InputStream;

/** Values of the papers' authors' code and of Captum: {@code reference/explain}. */
public final class Reference {
  /** Agreement that is asked for. */
  public static final float SAME = 1e-4f;

  private final TensorFile file;

  public Reference() throws Exception {
    try (InputStream in =
        Reference.class.getResourceAsStream("/reference/explain/reference.safetensors")) {
      file = Safetensors.read(in.readAllBytes(), "reference");
    }
  }

  public FloatTensor get(String name) {
    return file.get(name);
  }

  /** A matrix. */
  public Matrix matrix(String name) {
    FloatTensor t = get(name);
    double[] v = new double[t.values().length];
    for (int i = 0; i < v.length; i++) {
      v[i] = t.values()[i];
    }
    return new Matrix(t.size(0), t.size(1), v);
  }
}
