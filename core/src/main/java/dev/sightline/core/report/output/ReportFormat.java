package dev.sightline.core.report.output;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a report can be written as. */
public enum ReportFormat {
  /** Pages for print, tagged, PDF/A-2a and PDF/UA-1. */
  PDF("pdf", "report.pdf"),
  /** One page for a browser, which shows numbers under the pointer. */
  HTML("html", "report.html"),
  /** A document to go on writing in. */
  DOCX("docx", "report.docx"),
  /** Slides. */
  PPTX("pptx", "report.pptx"),
  /** Plain text with figures as PNG. */
  MARKDOWN("md", "report.md"),
  /** Text with figures as PDF, for a paper; in a folder of its own, where TeX may write. */
  LATEX("latex", "latex/report.tex"),
  /** The numbers: JSON and tensors, and the alignment as CSV and NPZ. */
  DATA("data", "analysis.json");

  private final String key;
  private final String file;

  ReportFormat(String key, String file) {
    this.key = key;
    this.file = file;
  }

  /** Stable name in templates and commands. */
  public String key() {
    return key;
  }

  /** Name of its main file. */
  public String file() {
    return file;
  }

  /** The format of that key, if there is one. */
  public static Optional<ReportFormat> of(String key) {
    return Arrays.stream(values()).filter(f -> f.key.equals(key)).findFirst();
  }

  /** All keys, for messages. */
  public static String keys() {
    return Arrays.stream(values()).map(ReportFormat::key).collect(Collectors.joining(", "));
  }
}
