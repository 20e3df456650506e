"""The grammar of names: what a 三级指标 is made of, and which way it is good.

    name  = clause { 逗号 clause } ;
    clause = [ verb ] [ object ] { event } [ measure ] ;

`read_name("投诉处理超时率")` finds the measure (率) at the right end and the events before it (投诉, 处理, 超时); the last
of them says that the rate is better low. The words stand in `words/`, each with what it bears on the direction. Chinese
names are read from their end, where the head stands, and their objects are an open class: lark, which reads from the left
and wants every word known, would need a token for each of them and a second per thousand names.
"""

from jixiao_grammar.name.bare import bare_name
from jixiao_grammar.name.parts import Event, EventClass, Kind, Measure, Name, Opening, Polarity
from jixiao_grammar.name.read import read_name

__all__ = ["Event", "EventClass", "Kind", "Measure", "Name", "Opening", "Polarity", "bare_name", "read_name"]
