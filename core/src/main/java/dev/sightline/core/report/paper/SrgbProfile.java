package dev.sightline.core.report.paper;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ICC profile of sRGB (IEC 61966-2-1), as archives want colours to be explained: matrix and
 * curve, after ICC.1:2004-10 (version 4.2). Primaries adapted to D50 by Bradford's matrix. Pure.
 */
final class SrgbProfile {
  private static final int HEADER = 128;
  private static final int VERSION_4_2 = 0x04200000;

  /** D50, as every profile has it. */
  private static final double[] D50 = {0.9642, 1.0, 0.8249};

  private static final double[] RED = {0.43607, 0.22249, 0.01392};
  private static final double[] GREEN = {0.38515, 0.71687, 0.09708};
  private static final double[] BLUE = {0.14307, 0.06061, 0.71410};

  /** From D65 to D50. */
  private static final double[] BRADFORD = {
    1.04788, 0.02292, -0.05020, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168
  };

  /** Y = (aX + b)^g above d, else cX. */
  private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

  private SrgbProfile() {}

  /** The file; always the same bytes. */
  static byte[] bytes() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", text("sRGB"));
    tags.put("cprt", text("No copyright, use freely"));
    tags.put("wtpt", numbers("XYZ ", D50));
    tags.put("chad", numbers("sf32", BRADFORD));
    tags.put("rXYZ", numbers("XYZ ", RED));
    tags.put("gXYZ", numbers("XYZ ", GREEN));
    tags.put("bXYZ", numbers("XYZ ", BLUE));
    byte[] curve = curve();
    for (String channel : List.of("rTRC", "gTRC", "bTRC")) {
      tags.put(channel, curve);
    }
    int at = HEADER + 4 + 12 * tags.size();
    ByteBuffer table = ByteBuffer.allocate(4 + 12 * tags.size()).putInt(tags.size());
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    List<byte[]> placed = new ArrayList<>();
    int curveAt = 0;
    for (var tag : tags.entrySet()) {
      table.put(tag.getKey().getBytes(StandardCharsets.US_ASCII));
      boolean again = tag.getValue() == curve && curveAt > 0;
      table.putInt(again ? curveAt : at).putInt(tag.getValue().length);
      if (!again) {
        curveAt = tag.getValue() == curve ? at : curveAt;
        placed.add(tag.getValue());
        at += padded(tag.getValue().length);
      }
    }
    for (byte[] value : placed) {
      data.writeBytes(value);
      data.writeBytes(new byte[padded(value.length) - value.length]);
    }
    return ByteBuffer.allocate(at)
        .put(header(at))
        .put(table.array())
        .put(data.toByteArray())
        .array();
  }

  private static byte[] header(int size) {
    ByteBuffer b = ByteBuffer.allocate(HEADER);
    b.putInt(size).putInt(0).putInt(VERSION_4_2);
    b.put("mntrRGB XYZ ".getBytes(StandardCharsets.US_ASCII));
    b.putShort((short) 2026).putShort((short) 1).putShort((short) 1).position(36);
    b.put("acsp".getBytes(StandardCharsets.US_ASCII)).position(68);
    for (double v : D50) {
      b.putInt(fixed(v));
    }
    return b.array();
  }

  private static byte[] text(String words) {
    byte[] utf16 = words.getBytes(StandardCharsets.UTF_16BE);
    return ByteBuffer.allocate(28 + utf16.length)
        .put("mluc".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .putInt(1)
        .putInt(12)
        .put("enUS".getBytes(StandardCharsets.US_ASCII))
        .putInt(utf16.length)
        .putInt(28)
        .put(utf16)
        .array();
  }

  private static byte[] numbers(String type, double[] values) {
    ByteBuffer b = ByteBuffer.allocate(8 + 4 * values.length);
    b.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(0);
    for (double v : values) {
      b.putInt(fixed(v));
    }
    return b.array();
  }

  private static byte[] curve() {
    ByteBuffer b = ByteBuffer.allocate(12 + 4 * CURVE.length);
    b.put("para".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .putShort((short) 3)
        .putShort((short) 0);
    for (double v : CURVE) {
      b.putInt(fixed(v));
    }
    return b.array();
  }

  /** Signed, 16 bits after the point. */
  private static int fixed(double v) {
    return (int) Math.round(v * 65536);
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }
}
