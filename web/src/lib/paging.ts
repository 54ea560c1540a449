import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { troubleFrom } from './api/problem';

interface Page<Line> {
  items: Line[];
  next: string | null;
}

/** A list that grows by pages: a cursor knows no page numbers. */
export function usePages<Line>(
  key: Readonly<Ref<readonly unknown[]>>,
  page: (after?: string) => Promise<Page<Line>>,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  return {
    lines: computed(() => query.data.value?.pages.flatMap(({ items }) => items) ?? []),
    pending: query.isPending,
    /** What is shown belongs to another choice of filters. */
    old: query.isPlaceholderData,
    trouble: computed(() => (query.error.value ? troubleFrom(query.error.value) : undefined)),
    more: computed(() => query.hasNextPage.value),
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    reload: () => void query.refetch(),
  };
}
