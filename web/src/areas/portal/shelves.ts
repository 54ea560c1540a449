import type { IconName } from '@/kit/icons';

/** One entry of the home page: words in zh.ts under `portal.shelf.<name>`, and the question it stands for. */
export interface Shelf {
  name: string;
  icon: IconName;
  query: Record<string, string>;
}

const about = (q: string) => ({ q });

export const shelves: Record<'person' | 'organization', Shelf[]> = {
  person: [
    { name: 'business', icon: 'shop', query: about('个体工商户') },
    { name: 'food', icon: 'bowl', query: about('食品') },
    { name: 'utilities', icon: 'drop', query: about('用水') },
    { name: 'relief', icon: 'heart', query: about('救助') },
    { name: 'elderly', icon: 'person', query: about('老年人') },
    { name: 'disabled', icon: 'shield', query: about('残疾人') },
  ],
  organization: [
    { name: 'company', icon: 'briefcase', query: about('公司登记') },
    { name: 'permits', icon: 'document', query: about('许可') },
    { name: 'building', icon: 'crane', query: about('建设工程') },
    { name: 'street', icon: 'flag', query: about('户外') },
    { name: 'water', icon: 'drop', query: about('取水') },
    { name: 'people', icon: 'book', query: about('人力资源') },
  ],
};

export const often = ['食品经营许可', '个体工商户登记', '老年人优待证', '用水报装'];
