package dev.sightline.core.model;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * First values of parameters. Each depends only on the seed and the parameter's own name, so adding
 * a parameter to a model does not change the others.
 */
public final class ParameterInit {
  private final ParameterSink into;
  private final long seed;

  public ParameterInit(ParameterSink into, long seed) {
    this.into = into;
    this.seed = seed;
  }

  /**
   * A linear map {@code y = x·Wᵀ + b}: weight {@code [out, in]} uniform in ±√(1/in) (He et al.'s
   * bound as PyTorch's Linear takes it), bias 0.
   */
  public void linear(String name, int in, int out) {
    uniform(name + ".weight", (float) Math.sqrt(1.0 / in), out, in);
    constant(name + ".bias", 0f, out);
  }

  /** As {@link #linear}, but the weights of the first {@code blind} inputs are 0. */
  public void linearWithoutFirst(String name, int in, int out, int blind) {
    float[] weights = uniformValues(name + ".weight", (float) Math.sqrt(1.0 / in), in * out);
    for (int o = 0; o < out; o++) {
      java.util.Arrays.fill(weights, o * in, o * in + blind, 0);
    }
    into.put(name + ".weight", weights, out, in);
    constant(name + ".bias", 0f, out);
  }

  /** A layer norm over {@code dim} values: scale 1, shift 0. */
  public void layerNorm(String name, int dim) {
    constant(name + ".weight", 1f, dim);
    constant(name + ".bias", 0f, dim);
  }

  /** All values equal. */
  public void constant(String name, float value, long... shape) {
    float[] v = new float[size(shape)];
    java.util.Arrays.fill(v, value);
    into.put(name, v, shape);
  }

  /** Uniform in ±{@code bound}. */
  public void uniform(String name, float bound, long... shape) {
    into.put(name, uniformValues(name, bound, size(shape)), shape);
  }

  private float[] uniformValues(String name, float bound, int n) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + crc.getValue());
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
    }
    return v;
  }

  private static int size(long[] shape) {
    long n = 1;
    for (long s : shape) {
      n *= s;
    }
    return Math.toIntExact(n);
  }
}
