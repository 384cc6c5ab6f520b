/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.benchmarks;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.w3c.dom.Document;

/** Makes a page of the figures that the comparisons have written: a chart and a table for each. */
public final class ResultsPage {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 420;
    /** A figure with more points than these is a curve. */
    private static final int MOST_BARS = 2;
    /** Values further apart than this are drawn on a logarithmic scale. */
    private static final double WIDE = 50;

    private ResultsPage() {
    }

    /** Reads and writes the folder of {@link ResultsFile#FOLDER_PROPERTY}. */
    public static void main(String[] arguments) throws IOException, ParserConfigurationException {
        write(ResultsFile.folder());
    }

    static void write(Path folder) throws IOException, ParserConfigurationException {
        Map<String, List<ResultsFile.Row>> figures = ResultsFile.readAll(folder).stream()
                .collect(Collectors.groupingBy(ResultsFile.Row::figure, LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("= Results\n\nAll values are medians, with the smallest and the largest value in brackets."
                                               + " link:../README.adoc[Benchmarks] describes how they are measured.\n");
        Path conditions = folder.resolve(Conditions.FILE);
        if (Files.exists(conditions)) {
            page.append('\n').append(Files.readString(conditions));
        }
        for (Map.Entry<String, List<ResultsFile.Row>> figure : figures.entrySet()) {
            String image = figure.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
            draw(chart(figure.getValue()), folder.resolve(image));
            append(page, figure.getKey(), image, figure.getValue());
        }
        Files.writeString(folder.resolve("README.adoc"), page);
    }

    private static JFreeChart chart(List<ResultsFile.Row> rows) {
        DefaultCategoryDataset values = new DefaultCategoryDataset();
        rows.forEach(row -> values.addValue(row.value().median(), row.contender(), row.point()));
        String x = rows.get(0).x();
        String unit = rows.get(0).unit();
        JFreeChart chart = values.getColumnCount() > MOST_BARS ? ChartFactory.createLineChart(null, x, unit, values)
                : ChartFactory.createBarChart(null, x, unit, values);
        if (chart.getCategoryPlot().getRenderer() instanceof LineAndShapeRenderer lines) {
            lines.setDefaultShapesVisible(true);
        }
        double smallest = rows.stream().mapToDouble(row -> row.value().median()).filter(value -> value > 0).min().orElse(1);
        double largest = rows.stream().mapToDouble(row -> row.value().median()).max().orElse(1);
        if (largest > WIDE * smallest) {
            chart.getCategoryPlot().setRangeAxis(new LogAxis(unit));
        }
        chart.getCategoryPlot().setBackgroundPaint(Color.WHITE);
        chart.getCategoryPlot().setRangeGridlinePaint(Color.LIGHT_GRAY);
        return chart;
    }

    private static void draw(JFreeChart chart, Path image) throws IOException, ParserConfigurationException {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null);
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        chart.draw(graphics, new Rectangle(WIDTH, HEIGHT));
        try (Writer svg = Files.newBufferedWriter(image)) {
            graphics.stream(svg, true);
        }
    }

    /** The values of each contender, by the point. */
    private static Map<String, Map<String, Spread>> lines(List<ResultsFile.Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(ResultsFile.Row::contender, LinkedHashMap::new,
                Collectors.toMap(ResultsFile.Row::point, ResultsFile.Row::value, (first, second) -> second, LinkedHashMap::new)));
    }

    private static void append(StringBuilder page, String figure, String image, List<ResultsFile.Row> rows) {
        List<String> points = rows.stream().map(ResultsFile.Row::point).distinct().toList();
        page.append("\n== ").append(figure).append("\n\nimage::").append(image).append('[').append(figure).append(", by contender]\n\n")
                .append(rows.get(0).unit()).append(", by ").append(rows.get(0).x()).append(":\n\n[options=\"header\"]\n|===\n|contender |")
                .append(String.join(" |", points)).append('\n');
        lines(rows).forEach((contender, values) -> {
            List<String> cells = new ArrayList<>();
            cells.add(contender);
            points.forEach(point -> cells.add(values.containsKey(point) ? text(values.get(point)) : ""));
            page.append('|').append(String.join(" |", cells)).append('\n');
        });
        page.append("|===\n");
    }

    private static String text(Spread value) {
        return number(value.median()) + " [" + number(value.smallest()) + "-" + number(value.largest()) + "]";
    }

    /** Three significant digits, and whole numbers from a hundred on. */
    private static String number(double value) {
        int decimals = value == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
