"""The grammar of names: what a 三级指标 is made of, and which way it is good.

    name  = clause { 逗号 clause } ;
    clause = [ verb ] [ object ] { event } [ measure ] ;

`read_name("投诉处理超时率")` finds the measure (率) at the right end and the events before it (投诉, 处理, 超时); the last
of them says that the rate is better low. The words stand in `words/`, each with what it bears on the direction. Names are
read from their end, where the head of a Chinese noun stands, by the longest word; what lies before and between the words
of the lists is the object, which no list could hold. So there is no grammar file: the lexer would be all of it.
"""

from jixiao_grammar.name.bare import bare_name
from jixiao_grammar.name.parts import Event, EventClass, Kind, Measure, Name, Opening, Polarity
from jixiao_grammar.name.read import read_name

__all__ = ["Event", "EventClass", "Kind", "Measure", "Name", "Opening", "Polarity", "bare_name", "read_name"]
