#pragma once

#include "cases/notice.h"

namespace atrium::cases {

// The paragraphs of a notice, as the office writes them (services.md §5.5; 行政许可法 arts. 32, 38, 44).
std::vector<std::string> paragraphs_of(NoticeKind, const Case&, const NoticeFacts&);

// 行政复议、行政诉讼: what every refusal must state, with the periods that are law on its day.
std::vector<std::string> rights_of(NoticeKind, Date issued);

// The character of its number: 胶许「受」字〔2026〕第000123号.
std::string_view mark_of(NoticeKind);

// "2026年3月2日".
std::string written(Date);

}  // namespace atrium::cases
