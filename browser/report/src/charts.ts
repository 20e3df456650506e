// The charts of the overview: bars in SVG, with nothing of ECharts but what they need.
import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Charts } from "./overview";

use([BarChart, GridComponent, SVGRenderer]);

const NAMES = ["错误", "警告", "提示"];
const drawn = new WeakMap<HTMLElement, ECharts>();
const ROW = 26;

const draw: Charts["draw"] = (holder, bars, colours, paper, pick) => {
  const size = { height: bars.length * ROW + 12, ...(paper.width ? { width: paper.width } : {}) };
  holder.style.height = `${size.height}px`;
  // One chart for each holder: to dispose of one, ECharts empties the holder as markup, which the policy of the page forbids.
  const chart = drawn.get(holder) ?? init(holder, null, { renderer: "svg", ...size });
  drawn.set(holder, chart);
  chart.resize({ width: "auto", ...size });
  const names = bars.map(([name]) => name || "（没有写）");
  const totals = bars.map(([, ...counts]) => counts.reduce((sum, count) => sum + count, 0));
  const text = { color: paper.ink, fontFamily: paper.font, fontSize: 13 };
  chart.setOption({
    animation: false,
    textStyle: text,
    grid: { left: 4, right: 44, top: 4, bottom: 4, containLabel: false, outerBoundsMode: "same" },
    xAxis: { type: "value", show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: paper.line } },
      axisLabel: { ...text, width: 150, overflow: "truncate" },
    },
    series: NAMES.map((name, at) => ({
      name,
      type: "bar",
      stack: "all",
      barWidth: 14,
      cursor: "pointer",
      itemStyle: { color: colours[at] },
      emphasis: { disabled: true },
      data: bars.map((bar) => bar[at + 1]),
      label: {
        ...text,
        show: at === NAMES.length - 1,
        position: "right",
        formatter: ({ dataIndex }: { dataIndex: number }) => String(totals[dataIndex] ?? ""),
      },
    })),
  });
  chart.off("click");
  chart.on("click", ({ dataIndex }) => pick(bars[dataIndex]?.[0] ?? ""));
};

window.jixiaoCharts = { draw };
