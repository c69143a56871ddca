package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Explained;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportLanguage;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.SectionKind;
import dev.sightline.core.report.Sheet;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.report.output.ReportFormat;
import dev.sightline.core.report.output.ReportTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** What the user chose for reports, as properties. FX thread only. */
public final class ReportChoices {
  private final Map<ReportFormat, BooleanProperty> formats = new EnumMap<>(ReportFormat.class);
  private final Map<SectionKind, BooleanProperty> shown = new EnumMap<>(SectionKind.class);
  private final ObservableList<SectionKind> order =
      FXCollections.observableArrayList(SectionKind.all());
  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final StringProperty author = new SimpleStringProperty(this, "author", "");
  private final StringProperty notes = new SimpleStringProperty(this, "notes", "");
  private final ObjectProperty<Path> logo = new SimpleObjectProperty<>(this, "logo");
  private final ObjectProperty<Sheet> sheet = new SimpleObjectProperty<>(this, "sheet", Sheet.A4);
  private final ObjectProperty<ColorMap> colours =
      new SimpleObjectProperty<>(this, "colours", ColorMap.VIRIDIS);
  private final ObjectProperty<Paper> theme =
      new SimpleObjectProperty<>(this, "theme", Paper.LIGHT);
  private final ObjectProperty<ReportLanguage> language =
      new SimpleObjectProperty<>(
          this,
          "language",
          // that of the window, until the user chooses
          ReportLanguage.of(Messages.text("report.language.key")).orElse(ReportLanguage.ENGLISH));
  private final ObservableList<PluginFormat> pluginFormats = FXCollections.observableArrayList();
  private final ObservableList<MethodMap> maps = FXCollections.observableArrayList();
  private boolean showing;
  private Runnable changed = () -> {};

  /**
   * A format that a plug-in brings. It is no part of templates, which may be handed to people
   * without the plug-in.
   *
   * @param wanted whether it is written
   */
  public record PluginFormat(ReportFileWriter writer, BooleanProperty wanted) {}

  /**
   * A map of a method.
   *
   * @param explained the map
   * @param wanted whether it is in the report
   */
  public record MethodMap(Explained explained, BooleanProperty wanted) {}

  ReportChoices() {
    for (ReportFormat f : ReportFormat.values()) {
      formats.put(
          f, new SimpleBooleanProperty(this, f.key(), ReportTemplate.USUAL.formats().contains(f)));
    }
    for (SectionKind k : SectionKind.all()) {
      shown.put(k, new SimpleBooleanProperty(this, k.key(), true));
    }
  }

  /** Called when something changed by the user, once for each change. */
  void onChange(Runnable changed) {
    this.changed = changed;
    Runnable guarded =
        () -> {
          if (!showing) {
            changed.run();
          }
        };
    List<ObservableValue<?>> all = new ArrayList<>(formats.values());
    all.addAll(shown.values());
    all.addAll(List.of(title, author, notes, logo, sheet, colours, theme, language));
    all.forEach(p -> p.addListener((o, before, now) -> guarded.run()));
    order.addListener((ListChangeListener<SectionKind>) c -> guarded.run());
  }

  /** Whether it is written in that format. */
  public BooleanProperty formatProperty(ReportFormat format) {
    return formats.get(format);
  }

  /** The maps of methods that there are; no part of templates, for they are of one video. */
  public ObservableList<MethodMap> maps() {
    return maps;
  }

  /** Offers maps; the first is in the report until the user says otherwise. */
  void offerMaps(List<Explained> seen) {
    List<MethodMap> all = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      SimpleBooleanProperty wanted = new SimpleBooleanProperty(i == 0);
      wanted.addListener((o, before, now) -> changed.run());
      all.add(new MethodMap(seen.get(i), wanted));
    }
    maps.setAll(all);
  }

  /** Facts with the maps that are wanted. */
  ReportFacts withMaps(ReportFacts facts) {
    List<ReportFacts.Explained> wanted =
        maps.stream()
            .filter(m -> m.wanted().get())
            .map(m -> new ReportFacts.Explained(m.explained().explanation(), m.explained().facts()))
            .toList();
    return facts.withMaps(wanted);
  }

  /** The formats that plug-ins bring. */
  public ObservableList<PluginFormat> pluginFormats() {
    return pluginFormats;
  }

  /** Offers formats of plug-ins; what was chosen stays chosen. */
  void offer(List<ReportFileWriter> writers) {
    List<String> before = also().stream().map(ReportFileWriter::key).toList();
    pluginFormats.setAll(
        writers.stream()
            .map(w -> new PluginFormat(w, new SimpleBooleanProperty(before.contains(w.key()))))
            .toList());
  }

  /** The formats of plug-ins that are wanted. */
  List<ReportFileWriter> also() {
    return pluginFormats.stream().filter(f -> f.wanted().get()).map(PluginFormat::writer).toList();
  }

  /** Whether it has that section. */
  public BooleanProperty sectionProperty(SectionKind kind) {
    return shown.get(kind);
  }

  /** All sections in their order, those that are left out too; not to be changed. */
  public ObservableList<SectionKind> order() {
    return order;
  }

  /** Empty: the name of the video. */
  public StringProperty titleProperty() {
    return title;
  }

  public StringProperty authorProperty() {
    return author;
  }

  public StringProperty notesProperty() {
    return notes;
  }

  /** A PNG or JPEG; null: none. */
  public ObjectProperty<Path> logoProperty() {
    return logo;
  }

  public ObjectProperty<Sheet> sheetProperty() {
    return sheet;
  }

  /** Of weights. */
  public ObjectProperty<ColorMap> coloursProperty() {
    return colours;
  }

  public ObjectProperty<Paper> themeProperty() {
    return theme;
  }

  /** Of the report's fixed words. */
  public ObjectProperty<ReportLanguage> languageProperty() {
    return language;
  }

  /** Moves a section up or down, as far as there is room. */
  public void move(SectionKind kind, int by) {
    int from = order.indexOf(kind);
    int to = from + by;
    if (to >= 0 && to < order.size()) {
      List<SectionKind> all = new ArrayList<>(order);
      Collections.swap(all, from, to);
      order.setAll(all);
    }
  }

  /** All of it; empty if there is no format or no section. */
  public Optional<ReportTemplate> template() {
    EnumSet<ReportFormat> chosen = EnumSet.noneOf(ReportFormat.class);
    formats.forEach(
        (f, on) -> {
          if (on.get()) {
            chosen.add(f);
          }
        });
    List<SectionKind> sections = order.stream().filter(k -> shown.get(k).get()).toList();
    return chosen.isEmpty() || sections.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportTemplate(
                chosen,
                sections,
                text(title),
                text(author),
                text(notes),
                Optional.ofNullable(logo.get()),
                new ReportStyle(sheet.get(), colours.get(), theme.get(), language.get())));
  }

  private static String text(StringProperty words) {
    return words.get() == null ? "" : words.get();
  }

  /** Takes all of a template. Sections that it leaves out come last. */
  void show(ReportTemplate t) {
    showing = true;
    try {
      formats.forEach((f, on) -> on.set(t.formats().contains(f)));
      shown.forEach((k, on) -> on.set(t.sections().contains(k)));
      List<SectionKind> all = new ArrayList<>(t.sections());
      SectionKind.all().stream().filter(k -> !all.contains(k)).forEach(all::add);
      order.setAll(all);
      title.set(t.title());
      author.set(t.author());
      notes.set(t.notes());
      logo.set(t.logo().orElse(null));
      sheet.set(t.style().sheet());
      colours.set(t.style().colours());
      theme.set(t.style().theme());
      language.set(t.style().language());
    } finally {
      showing = false;
    }
  }
}
